/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline-layout"

#include "config.h"

#include "widgets/kzru-timeline-layout-private.h"

#include "widgets/kzru-timeline-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/kzru-number-format.h"

/* The gutter of a timeline: what is written at the heads of lanes, and how much room
 * that takes. */

#define GUTTER_PAD_EM 1.0      /* beside the titles of lanes */
#define MAX_GUTTER_EM 17.0
#define MAX_GUTTER_SHARE 0.2   /* of the width */
#define HEAD_EM 1.5            /* for the sign of a lane that can be collapsed */
#define NUMBER_GAP_EM 0.7      /* between the title of a lane and how many events it holds back */
#define TITLE_SCALE 1.02
#define MAX_LENGTH 255         /* of a title, in characters: longer ones are alike */

static const char *
get_theme_title (const KzruTimelineParams *params,
                 guint                     theme)
{
  const KzruTheme *record;
  const char *title;

  if (params->lanes != NULL)
    return kzru_lanes_get_title (params->lanes, theme);
  if (params->atlas == NULL)
    return "";

  record = kzru_atlas_get_theme (params->atlas, theme);
  title = kzru_lang_map_get (&record->label, params->languages);

  return title != NULL ? title : record->id;
}

/**
 * kzru_layout_is_collapsed:
 * @params: what is laid out
 * @lane: a lane
 *
 * Says whether there is a head of a lane to be seen and nothing else of it.
 *
 * Returns: whether it is so
 */
gboolean
kzru_layout_is_collapsed (const KzruTimelineParams *params,
                          guint                     lane)
{
  return params->lanes != NULL && kzru_lanes_is_collapsed (params->lanes, lane)
         && kzru_lanes_get_n_found (params->lanes, lane) > 0;
}

/* What is written at a lane. On screen a number stands beside the title of one that is
 * collapsed; on paper the title tells. */
static char *
dup_title (const KzruTimelineParams *params,
           guint                     lane)
{
  const char *title = get_theme_title (params, lane);
  g_autofree char *number = NULL;

  if (!params->fit_height || !kzru_layout_is_collapsed (params, lane))
    return g_strdup (title);

  number = kzru_format_number (kzru_lanes_get_n_found (params->lanes, lane), params->languages[0]);
  /* Translators: a lane that is collapsed: its title, and how many events are in it */
  return g_strdup_printf (C_("printed lane", "%1$s (%2$s)"), title, number);
}

/* Sets the title of a lane in at most two lines, at the edge that time starts
 * from. */
static PangoLayout *
set_title (KzruTimelineLayout       *self,
           const KzruTimelineParams *params,
           guint                     theme,
           double                    width,
           double                    height)
{
  g_autofree char *title = dup_title (params, theme);

  return kzru_label_cache_set_block (self->labels, title, TITLE_SCALE,
                                     PANGO_WEIGHT_SEMIBOLD, width,
                                     height < 2 * kzru_label_cache_get_line (self->labels) ? 1 : 2,
                                     !params->mirrored);
}

/* Where lanes can be collapsed, there is room for the sign of it beside the title;
 * not on paper. */
static double
get_head_width (const KzruTimelineParams *params,
                double                    em)
{
  return params->lanes != NULL && !params->fit_height ? HEAD_EM * em : 0;
}

/* Sets how many events there are in a lane. Paper has no numbers beside titles. */
static PangoLayout *
set_number (KzruTimelineLayout       *self,
            const KzruTimelineParams *params,
            guint                     lane)
{
  g_autofree char *number = NULL;

  if (params->lanes == NULL || params->fit_height)
    return NULL;

  number = kzru_format_number (kzru_lanes_get_n_found (params->lanes, lane), params->languages[0]);
  return kzru_label_cache_set_text (self->labels, number, 1, PANGO_WEIGHT_NORMAL);
}

/* What a number takes of the room of the title, with the gap between them. */
static double
get_number_width (KzruTimelineLayout       *self,
                  const KzruTimelineParams *params,
                  guint                     lane)
{
  PangoLayout *number = set_number (self, params, lane);
  int width;

  if (number == NULL)
    return 0;

  pango_layout_get_size (number, &width, NULL);
  return (double) width / PANGO_SCALE + NUMBER_GAP_EM * kzru_label_cache_get_em (self->labels);
}

static gboolean
has_head (const KzruTimelineParams *params,
          guint                     lane)
{
  return kzru_event_table_get_lane_size (params->table, lane) > 0 || kzru_layout_is_collapsed (params, lane);
}

static guint
get_length (const KzruTimelineParams *params,
            guint                     lane)
{
  glong length = g_utf8_strlen (get_theme_title (params, lane), -1);

  return (guint) MIN (length, MAX_LENGTH);
}

/* Of very many lanes, finds how long a title has to be, in characters, to be among the
 * KZRU_LAYOUT_MANY_LANES longest, and how many of just that length are. */
static guint
find_long (const KzruTimelineParams *params,
           guint                    *n_left)
{
  guint n[MAX_LENGTH + 1] = { 0 };
  guint n_lanes = kzru_event_table_get_n_lanes (params->table);
  guint length = MAX_LENGTH;

  *n_left = KZRU_LAYOUT_MANY_LANES;
  if (n_lanes <= KZRU_LAYOUT_MANY_LANES)
    return 0;

  for (guint i = 0; i < n_lanes; i++)
    if (has_head (params, i))
      n[get_length (params, i)]++;

  for (; length > 0 && n[length] <= *n_left; length--)
    *n_left -= n[length];

  return length;
}

/* How wide the names of lanes stand. Room is kept for numbers, lest the chart shift
 * whenever a lane is collapsed. Of very many, the longest will do: a title has two lines. */
static double
measure_titles (KzruTimelineLayout       *self,
                const KzruTimelineParams *params)
{
  guint n_left;
  guint length = find_long (params, &n_left);
  double widest = 0;
  int width;

  for (guint i = 0; i < kzru_event_table_get_n_lanes (params->table); i++)
    {
      g_autofree char *title = NULL;
      guint characters;

      if (!has_head (params, i))
        continue;

      characters = get_length (params, i);
      if (characters < length || (characters == length && n_left == 0))
        continue;
      n_left -= characters == length;

      title = dup_title (params, i);
      pango_layout_get_size (kzru_label_cache_set_text (self->labels, title, TITLE_SCALE,
                                                        PANGO_WEIGHT_SEMIBOLD),
                             &width, NULL);
      widest = MAX (widest, (double) width / PANGO_SCALE + get_number_width (self, params, i));
    }

  return widest;
}

/**
 * kzru_layout_measure_gutter:
 * @self: a layout with its label cache
 * @params: what is laid out
 * @previous: (nullable): an earlier layout; the same lanes are not measured again
 *
 * Measures how wide the names of lanes and calendars stand.
 *
 * Returns: the width
 */
double
kzru_layout_measure_gutter (KzruTimelineLayout       *self,
                            const KzruTimelineParams *params,
                            const KzruTimelineLayout *previous)
{
  double em = kzru_label_cache_get_em (self->labels);
  double room = params->sheet_width > 0 ? params->sheet_width : params->width;
  double most = MIN (MAX_GUTTER_EM * em, MAX_GUTTER_SHARE * room);
  double widest;
  int width;

  if (params->lanes != NULL)
    self->named = kzru_lanes_ref (params->lanes);
  if (self->named != NULL && previous != NULL && previous->named == self->named && previous->labels == self->labels)
    self->titles_width = previous->titles_width;
  else
    self->titles_width = measure_titles (self, params);
  widest = self->titles_width;

  for (guint i = 0; i < params->n_calendars; i++)
    {
      pango_layout_get_size (kzru_label_cache_set_text (self->labels,
                                                        kzru_calendar_get_name (params->calendars[i]),
                                                        0.9, PANGO_WEIGHT_NORMAL),
                             &width, NULL);
      widest = MAX (widest, (double) width / PANGO_SCALE);
    }

  return ceil (MIN (widest + 2 * GUTTER_PAD_EM * em + get_head_width (params, em), most));
}

/* Puts the number of a collapsed lane to the end of its head. */
static void
add_number (KzruTimelineLayout       *self,
            const KzruTimelineParams *params,
            double                    width,
            KzruLane                 *lane)
{
  double pad = GUTTER_PAD_EM * self->world.em;
  PangoLayout *number = kzru_layout_is_collapsed (params, lane->theme) ? set_number (self, params, lane->theme) : NULL;

  if (number == NULL)
    return;

  kzru_text_place (&lane->number, number, 0, lane->box.y + lane->box.height / 2);
  lane->number.box.x = params->mirrored ? self->gutter.x + self->gutter.width - pad - width
                                        : self->gutter.x + pad + width - lane->number.box.width;
}

/**
 * kzru_layout_add_title:
 * @self: a layout with its gutter
 * @params: what is laid out
 * @lane: a lane in its place
 *
 * Writes at a lane what it is.
 */
void
kzru_layout_add_title (KzruTimelineLayout       *self,
                       const KzruTimelineParams *params,
                       KzruLane                 *lane)
{
  const KzruBox *box = &lane->box;
  double pad = GUTTER_PAD_EM * self->world.em;
  double width = MAX (self->gutter.width - 1.5 * pad - get_head_width (params, self->world.em), 1);
  double taken = kzru_layout_is_collapsed (params, lane->theme) ? get_number_width (self, params, lane->theme) : 0;
  PangoLayout *layout = set_title (self, params, lane->theme, MAX (width - taken, 1), box->height);

  kzru_text_place (&lane->title, layout, self->gutter.x + pad, box->y + box->height / 2);
  if (params->mirrored)
    lane->title.box.x = self->gutter.x + self->gutter.width - pad - lane->title.box.width;
  add_number (self, params, width, lane);
}
