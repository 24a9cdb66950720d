/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-ticks"

#include "config.h"

#include "model/kzru-ticks.h"

#include "model/kzru-calendar-private.h"
#include "model/kzru-date.h"
#include "model/kzru-math.h"

/* Ticks of a time axis.
 *
 * The step is the shortest of a table that leaves room for the labels. Steps
 * of years are 1, 2 or 5 times a power of ten, and all are laid in the terms
 * of the calendar: a Persian decade starts at Nowruz of 1370, not in 1991.
 *
 * The number of ticks depends on the width alone, never on the span: nothing
 * here walks over years to get to a tick. */

/* Mean lengths, to choose the step by. Calendars of the moon are 3 % shorter. */
#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0
#define HALF_DAY (KZRU_SECONDS_PER_DAY / 2)
#define MONTH (YEAR / 12.0)
#define YEAR 31556952.0

/* More labels than this are no axis, whatever the caller wants. */
#define MAX_MAJOR_TICKS 512

/* Nearer to each other than this, minor ticks would be a grey band. */
#define MIN_MINOR_SPACING 4.0 /* px */

/* In a month, ticks may stand at the days 1, 11 and 21. */
#define DAYS_PER_THIRD 10
#define LAST_THIRD 21

/* February, of the mean of months. */
#define SHORTEST_MONTH 0.92

/* The years that can be counted. */
#define LAST_INSTANT (KZRU_DATE_MAX_YEAR * 31556952)
#define FIRST_INSTANT (-LAST_INSTANT)

typedef struct
{
  KzruCalendarUnit unit;
  gint64           amount;
} Step;

/* How ticks of a step are told: @label for each, @boundary where @boundary_unit
 * begins, @new_year where a year begins too, @context at the edge. */
typedef struct
{
  const char      *label;
  KzruCalendarUnit boundary_unit;
  const char      *boundary;
  const char      *new_year;
  const char      *context;
} Labels;

typedef struct
{
  Step   major;
  Step   minor;
  guint  n_minor; /* how many minor steps are in a major one, in the mean */
  double length;  /* s, of the major step */
} Scale;

static const Scale scales[] = {
  { { KZRU_CALENDAR_SECOND, 1 }, { KZRU_CALENDAR_SECOND, 1 }, 1, 1 },
  { { KZRU_CALENDAR_SECOND, 5 }, { KZRU_CALENDAR_SECOND, 1 }, 5, 5 },
  { { KZRU_CALENDAR_SECOND, 15 }, { KZRU_CALENDAR_SECOND, 5 }, 3, 15 },
  { { KZRU_CALENDAR_SECOND, 30 }, { KZRU_CALENDAR_SECOND, 10 }, 3, 30 },
  { { KZRU_CALENDAR_MINUTE, 1 }, { KZRU_CALENDAR_SECOND, 15 }, 4, MINUTE },
  { { KZRU_CALENDAR_MINUTE, 5 }, { KZRU_CALENDAR_MINUTE, 1 }, 5, 5 * MINUTE },
  { { KZRU_CALENDAR_MINUTE, 15 }, { KZRU_CALENDAR_MINUTE, 5 }, 3, 15 * MINUTE },
  { { KZRU_CALENDAR_MINUTE, 30 }, { KZRU_CALENDAR_MINUTE, 10 }, 3, 30 * MINUTE },
  { { KZRU_CALENDAR_HOUR, 1 }, { KZRU_CALENDAR_MINUTE, 15 }, 4, HOUR },
  { { KZRU_CALENDAR_HOUR, 3 }, { KZRU_CALENDAR_HOUR, 1 }, 3, 3 * HOUR },
  { { KZRU_CALENDAR_HOUR, 6 }, { KZRU_CALENDAR_HOUR, 1 }, 6, 6 * HOUR },
  { { KZRU_CALENDAR_HOUR, 12 }, { KZRU_CALENDAR_HOUR, 3 }, 4, 12 * HOUR },
  { { KZRU_CALENDAR_DAY, 1 }, { KZRU_CALENDAR_HOUR, 6 }, 4, DAY },
  { { KZRU_CALENDAR_WEEK, 1 }, { KZRU_CALENDAR_DAY, 1 }, 7, 7 * DAY },
  { { KZRU_CALENDAR_DAY, DAYS_PER_THIRD }, { KZRU_CALENDAR_DAY, 1 }, 9, 9 * DAY },
  { { KZRU_CALENDAR_MONTH, 1 }, { KZRU_CALENDAR_DAY, DAYS_PER_THIRD }, 3, MONTH },
  { { KZRU_CALENDAR_MONTH, 3 }, { KZRU_CALENDAR_MONTH, 1 }, 3, 3 * MONTH },
  { { KZRU_CALENDAR_MONTH, 6 }, { KZRU_CALENDAR_MONTH, 1 }, 6, 6 * MONTH },
  { { KZRU_CALENDAR_YEAR, 1 }, { KZRU_CALENDAR_MONTH, 3 }, 4, YEAR },
  { { KZRU_CALENDAR_YEAR, 2 }, { KZRU_CALENDAR_YEAR, 1 }, 2, 2 * YEAR },
  { { KZRU_CALENDAR_YEAR, 5 }, { KZRU_CALENDAR_YEAR, 1 }, 5, 5 * YEAR },
};

/* The pattern that goes on by powers of ten. */
static const Scale decades[] = {
  { { KZRU_CALENDAR_YEAR, 10 }, { KZRU_CALENDAR_YEAR, 2 }, 5, 10 * YEAR },
  { { KZRU_CALENDAR_YEAR, 20 }, { KZRU_CALENDAR_YEAR, 5 }, 4, 20 * YEAR },
  { { KZRU_CALENDAR_YEAR, 50 }, { KZRU_CALENDAR_YEAR, 10 }, 5, 50 * YEAR },
};

static const Labels labels[] = {
  [KZRU_CALENDAR_SECOND] = { "jms", KZRU_CALENDAR_DAY, "MMMd", "yMMMd", "yMMMMd" },
  [KZRU_CALENDAR_MINUTE] = { "jm", KZRU_CALENDAR_DAY, "MMMd", "yMMMd", "yMMMMd" },
  [KZRU_CALENDAR_HOUR]   = { "jm", KZRU_CALENDAR_DAY, "MMMd", "yMMMd", "yMMMMd" },
  [KZRU_CALENDAR_DAY]    = { "d", KZRU_CALENDAR_MONTH, "MMM", "yMMM", "yMMMM" },
  [KZRU_CALENDAR_WEEK]   = { "MMMd", KZRU_CALENDAR_YEAR, "yMMMd", "yMMMd", "y" },
  [KZRU_CALENDAR_MONTH]  = { "MMM", KZRU_CALENDAR_YEAR, "y", "y", "y" },
  [KZRU_CALENDAR_YEAR]   = { "y", KZRU_CALENDAR_YEAR, "y", "y", NULL },
};

struct _KzruTicks
{
  GArray       *ticks;
  GStringChunk *texts;
  const char   *context;
};

/* What labels need room in. */
typedef struct
{
  KzruCalendar *calendar;
  double        visible;        /* s */
  double        seconds_per_px;
  double        min_spacing;    /* px */
  KzruTickRoom  room;           /* nullable */
  gpointer      user_data;
} Room;

static gboolean
has_room (const Room  *self,
          const Scale *scale)
{
  KzruCalendarUnit unit = scale->major.unit;
  double shortest = scale->length * (unit >= KZRU_CALENDAR_MONTH ? SHORTEST_MONTH : 1);

  return scale->length >= self->seconds_per_px * self->min_spacing
         && self->visible / scale->length <= MAX_MAJOR_TICKS
         && (self->room == NULL
             || shortest >= self->seconds_per_px * self->room (self->calendar, unit, self->user_data));
}

static Scale
choose_scale (const Room *room)
{
  gint64 factor = 1;
  guint i = 0;

  for (i = 0; i < G_N_ELEMENTS (scales); i++)
    if (has_room (room, &scales[i]))
      return scales[i];

  /* 10, 20, 50 years and so on, as far as years can be counted. */
  for (i = 0; ; i++)
    {
      Scale scale = decades[i % G_N_ELEMENTS (decades)];

      scale.major.amount *= factor;
      scale.minor.amount *= factor;
      scale.length *= (double) factor;
      if (has_room (room, &scale) || scale.major.amount > KZRU_DATE_MAX_YEAR)
        return scale;
      if (i % G_N_ELEMENTS (decades) == G_N_ELEMENTS (decades) - 1)
        factor *= 10;
    }
}

/* Years of a step are counted by an index. In the Gregorian calendar there is
 * no year 0: where steps are longer than a year, they are laid so that the
 * years before Christ are round too. Between them and the others is the year 1,
 * unless its label would meet that of the year 2 or 5:
 *
 *   index     -2       -1       0       1       2
 *   year     20 BC    10 BC     1      10      20
 *   year     15 BC    10 BC    5 BC     5      10      */
static gboolean
skips_year_0 (KzruCalendar *calendar,
              gint64        amount)
{
  return calendar->is_gregorian && amount > 1;
}

static gboolean
has_room_for_year_1 (gint64 amount)
{
  return amount >= 10;
}

static gint64
get_year (KzruCalendar *calendar,
          gint64        index,
          gint64        amount)
{
  if (!skips_year_0 (calendar, amount) || index > 0)
    return index * amount;
  return 1 + (has_room_for_year_1 (amount) ? index : index - 1) * amount;
}

/* The index of the last step that is not after a year. */
static gint64
get_year_index (KzruCalendar *calendar,
                gint64        year,
                gint64        amount)
{
  if (!skips_year_0 (calendar, amount) || year >= amount)
    return kzru_floor_div (year, amount);
  if (has_room_for_year_1 (amount))
    return kzru_floor_div (year - 1, amount);
  return MIN (kzru_floor_div (year - 1, amount) + 1, 0);
}

static gint64
get_year_start (KzruCalendar *calendar,
                gint64        index,
                gint64        amount)
{
  KzruCalendarFields fields = { get_year (calendar, index, amount), 1, 1 };

  return kzru_calendar_to_instant (calendar, fields);
}

/* Of the units up to the week, which are always as long. */
static gint64
get_length (Step step)
{
  static const gint64 lengths[] = {
    [KZRU_CALENDAR_SECOND] = 1, [KZRU_CALENDAR_MINUTE] = 60, [KZRU_CALENDAR_HOUR] = 3600,
    [KZRU_CALENDAR_DAY] = 86400, [KZRU_CALENDAR_WEEK] = 7 * 86400,
  };

  return lengths[step.unit] * step.amount;
}

static gint64
get_next (KzruCalendar *calendar,
          gint64        instant,
          Step          step)
{
  gint64 next, year_end;
  KzruCalendarFields fields;

  switch (step.unit)
    {
    case KZRU_CALENDAR_YEAR:
      fields = kzru_calendar_from_instant (calendar, instant);
      return get_year_start (calendar, get_year_index (calendar, fields.year, step.amount) + 1,
                             step.amount);

    case KZRU_CALENDAR_MONTH:
      /* Each year starts anew, since some calendars have thirteen months. */
      fields = kzru_calendar_from_instant (calendar, instant);
      year_end = kzru_calendar_to_instant (calendar, (KzruCalendarFields) { fields.year + 1, 1, 1 });
      fields.month += (int) step.amount;
      next = kzru_calendar_to_instant (calendar, fields);
      return MIN (next, year_end);

    case KZRU_CALENDAR_DAY:
      fields = kzru_calendar_from_instant (calendar, instant);
      if (step.amount == 1 || fields.day < LAST_THIRD)
        return kzru_instant_add (instant, get_length (step));
      return kzru_calendar_to_instant (calendar,
                                       (KzruCalendarFields) { fields.year, fields.month + 1, 1 });

    case KZRU_CALENDAR_SECOND:
    case KZRU_CALENDAR_MINUTE:
    case KZRU_CALENDAR_HOUR:
    case KZRU_CALENDAR_WEEK:
    default:
      return kzru_instant_add (instant, get_length (step));
    }
}

/* The last tick of a step that is not after an instant. */
static gint64
get_first (KzruCalendar *calendar,
           gint64        instant,
           Step          step)
{
  gint64 first, next;
  KzruCalendarFields fields;

  switch (step.unit)
    {
    case KZRU_CALENDAR_YEAR:
      fields = kzru_calendar_from_instant (calendar, instant);
      return get_year_start (calendar, get_year_index (calendar, fields.year, step.amount),
                             step.amount);

    case KZRU_CALENDAR_MONTH:
      first = kzru_calendar_floor (calendar, instant, KZRU_CALENDAR_YEAR);
      break;

    case KZRU_CALENDAR_DAY:
      first = kzru_calendar_floor (calendar, instant,
                                   step.amount == 1 ? KZRU_CALENDAR_DAY : KZRU_CALENDAR_MONTH);
      break;

    case KZRU_CALENDAR_WEEK:
      return kzru_calendar_floor (calendar, instant, KZRU_CALENDAR_WEEK);

    case KZRU_CALENDAR_SECOND:
    case KZRU_CALENDAR_MINUTE:
    case KZRU_CALENDAR_HOUR:
    default:
      return kzru_floor_div (instant, get_length (step)) * get_length (step);
    }

  /* From the start of the year or the month, a few steps on. */
  for (next = get_next (calendar, first, step); next <= instant && next > first;
       next = get_next (calendar, first, step))
    first = next;
  return first;
}

/* What a calendar can count. */
static KzruSpan
get_limits (KzruCalendar *calendar)
{
  if (calendar->is_gregorian)
    return (KzruSpan) { FIRST_INSTANT, LAST_INSTANT };
  return (KzruSpan) { KZRU_CALENDAR_FIRST_INSTANT + 1, KZRU_CALENDAR_LAST_INSTANT };
}

static void
collect (KzruCalendar *calendar,
         KzruSpan      visible,
         Step          step,
         GArray       *instants)
{
  KzruSpan limits = get_limits (calendar);
  gint64 instant = get_first (calendar, visible.start, step);
  gint64 last;

  /* One tick on each side is out of sight: its label may not be. Where the
   * calendar comes to its end, time stands still. */
  do
    {
      if (kzru_span_contains_instant (limits, instant))
        g_array_append_val (instants, instant);
      last = instant;
      instant = get_next (calendar, instant, step);
    }
  while (last < visible.end && instant > last);
}

static const char *
add_label (KzruTicks    *self,
           KzruCalendar *calendar,
           gint64        instant,
           const char   *skeleton)
{
  return g_string_chunk_insert (self->texts, kzru_calendar_format_tick (calendar, instant, skeleton));
}

/* Whether a unit began with this tick, or since the one before. */
static gboolean
is_boundary (KzruCalendar     *calendar,
             gint64            instant,
             Step              step,
             KzruCalendarUnit  unit)
{
  gint64 start = kzru_calendar_floor (calendar, instant, unit);

  if (step.unit == KZRU_CALENDAR_WEEK)
    return start > kzru_instant_add (instant, -get_length (step));
  return start == instant;
}

static void
append_major (KzruTicks    *self,
              KzruCalendar *calendar,
              gint64        instant,
              Step          step)
{
  const Labels *texts = &labels[step.unit];
  KzruTick tick = { instant, KZRU_TICK_MAJOR, NULL };
  const char *skeleton = texts->label;

  if (step.unit != KZRU_CALENDAR_YEAR && is_boundary (calendar, instant, step, texts->boundary_unit))
    {
      tick.level = KZRU_TICK_BOUNDARY;
      skeleton = is_boundary (calendar, instant, step, KZRU_CALENDAR_YEAR) ? texts->new_year
                                                                            : texts->boundary;
    }

  tick.label = add_label (self, calendar, instant, skeleton);
  g_array_append_val (self->ticks, tick);
}

/* Puts major and minor ticks in order; where both stand, there is the major. */
static void
merge (KzruTicks    *self,
       KzruCalendar *calendar,
       GArray       *major,
       GArray       *minor,
       Step          step)
{
  guint i = 0, j = 0;

  while (i < major->len || j < minor->len)
    {
      gint64 first_major = i < major->len ? g_array_index (major, gint64, i) : G_MAXINT64;
      gint64 first_minor = j < minor->len ? g_array_index (minor, gint64, j) : G_MAXINT64;

      if (i < major->len && first_major <= first_minor)
        {
          append_major (self, calendar, first_major, step);
          i++;
        }
      else
        {
          KzruTick tick = { first_minor, KZRU_TICK_MINOR, NULL };

          g_array_append_val (self->ticks, tick);
        }
      if (j < minor->len && first_minor <= first_major)
        j++;
    }
}

/**
 * kzru_ticks_new:
 * @calendar: the calendar of the axis
 * @visible: what the axis shows
 * @seconds_per_px: the scale of the axis
 * @min_spacing_px: the least distance of two labels
 *
 * Makes the ticks of a time axis, with one to either side out of sight. Where
 * the calendar cannot count, there are none.
 *
 * Returns: (transfer full): the ticks
 */
KzruTicks *
kzru_ticks_new (KzruCalendar *calendar,
                KzruSpan      visible,
                double        seconds_per_px,
                double        min_spacing_px)
{
  return kzru_ticks_new_with_room (calendar, visible, seconds_per_px, min_spacing_px, NULL, NULL);
}

/**
 * kzru_ticks_new_with_room:
 * @calendar: the calendar of the axis
 * @visible: what the axis shows
 * @seconds_per_px: the scale of the axis
 * @min_spacing_px: the least distance of two labels
 * @room: (nullable) (scope call): says how far apart those of a unit have to stand at
 *   least; %NULL if they may be nearer than they are wide
 * @user_data: passed to @room
 *
 * Makes the ticks of a time axis as [func@ticks_new] does, at a step that leaves room
 * for every label of it: none has to be left out, so they stand evenly. Only where a
 * longer unit begins the label may be wider.
 *
 * Returns: (transfer full): the ticks
 */
KzruTicks *
kzru_ticks_new_with_room (KzruCalendar *calendar,
                          KzruSpan      visible,
                          double        seconds_per_px,
                          double        min_spacing_px,
                          KzruTickRoom  room,
                          gpointer      user_data)
{
  Room needed = {
    .calendar = calendar,
    .seconds_per_px = seconds_per_px,
    .min_spacing = min_spacing_px,
    .room = room,
    .user_data = user_data,
  };
  g_autoptr (GArray) major = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) minor = g_array_new (FALSE, FALSE, sizeof (gint64));
  KzruTicks *self;
  Scale scale;

  g_return_val_if_fail (KZRU_IS_CALENDAR (calendar), NULL);
  g_return_val_if_fail (seconds_per_px > 0.0, NULL);
  g_return_val_if_fail (min_spacing_px > 0.0, NULL);

  self = g_new0 (KzruTicks, 1);
  self->ticks = g_array_new (FALSE, FALSE, sizeof (KzruTick));
  self->texts = g_string_chunk_new (256);

  visible = kzru_span_intersect (visible, get_limits (calendar));
  if (kzru_span_is_empty (visible))
    return self;

  needed.visible = kzru_span_get_length (visible);
  scale = choose_scale (&needed);

  collect (calendar, visible, scale.major, major);
  if (scale.n_minor > 1 && scale.length / scale.n_minor >= seconds_per_px * MIN_MINOR_SPACING)
    collect (calendar, visible, scale.minor, minor);
  merge (self, calendar, major, minor, scale.major);

  if (labels[scale.major.unit].context != NULL)
    self->context = add_label (self, calendar, visible.start, labels[scale.major.unit].context);
  return self;
}

/**
 * kzru_ticks_dup_samples:
 * @calendar: the calendar of an axis
 * @unit: what its labels are steps of
 *
 * Makes labels of which one is as wide as any of a unit: of late days, in the morning
 * and in the evening, in all months of a year. A year of more digits than those of our
 * time is none of them.
 *
 * Returns: (transfer container) (element-type utf8): the labels
 */
GPtrArray *
kzru_ticks_dup_samples (KzruCalendar     *calendar,
                        KzruCalendarUnit  unit)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_free);
  KzruCalendarFields late = kzru_calendar_from_instant (calendar, 0);
  gint64 year_end = kzru_calendar_to_instant (calendar, (KzruCalendarFields) { late.year + 1, 1, 1 });

  late = (KzruCalendarFields) { late.year, 1, 28, 10, 58, 58 };
  for (gint64 instant; (instant = kzru_calendar_to_instant (calendar, late)) < year_end; late.month++)
    for (guint half = 0; half < 2; half++)
      g_ptr_array_add (samples, g_strdup (kzru_calendar_format_tick (calendar, kzru_instant_add (instant, half * HALF_DAY),
                                                                     labels[unit].label)));

  return samples;
}

/**
 * kzru_ticks_free:
 * @self: (transfer full): ticks
 *
 * Frees ticks and their labels.
 */
void
kzru_ticks_free (KzruTicks *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->ticks);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * kzru_ticks_get:
 * @self: ticks
 * @n_ticks: (out): how many there are
 *
 * Gets the ticks.
 *
 * Returns: (array length=n_ticks) (transfer none): the ticks, in the order of time
 */
const KzruTick *
kzru_ticks_get (const KzruTicks *self,
                guint           *n_ticks)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_ticks != NULL, NULL);

  *n_ticks = self->ticks->len;
  return (gconstpointer) self->ticks->data;
}

/**
 * kzru_ticks_get_context:
 * @self: ticks
 *
 * Gets what the labels leave open at the edge where the time begins: the year
 * if they are months, the day if they are hours.
 *
 * Returns: (transfer none) (nullable): a text, or `NULL` if the labels are years
 */
const char *
kzru_ticks_get_context (const KzruTicks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->context;
}
