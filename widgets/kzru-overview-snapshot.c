/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-overview"

#include "config.h"

#include "widgets/kzru-overview-private.h"

#include "model/kzru-ticks.h"
#include "widgets/kzru-time-direction.h"

#include <math.h>

/* How the overview looks: columns of events, below them the range of time and the
 * texts, and over all that handle and playhead. */

#define COLUMNS_SHARE 0.58 /* of the height */
#define RANGE_HEIGHT 3     /* px */
#define KNOB 7.0           /* px; of the playhead */
#define TICK_SPACING 90    /* px */
#define MIN_HANDLE 8       /* px; it is drawn no narrower */

/**
 * kzru_overview_is_ready:
 * @self: an overview
 *
 * Says whether there is anything to show.
 *
 * Returns: whether there is
 */
gboolean
kzru_overview_is_ready (KzruOverview *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  return state != NULL && kzru_view_state_get_atlas (state) != NULL &&
         !kzru_span_is_empty (kzru_view_state_get_document_span (state));
}

/**
 * kzru_overview_get_scale:
 * @self: an overview that is ready
 *
 * Gets the scale of the strip, with positions from its inset.
 *
 * Returns: the scale
 */
KzruScale
kzru_overview_get_scale (KzruOverview *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruSpan document = kzru_view_state_get_document_span (state);
  double length = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * KZRU_OVERVIEW_INSET, 1);

  return kzru_scale_new ((double) document.start, (double) document.end, length,
                         kzru_time_is_mirrored (GTK_WIDGET (self), state));
}

/* Where the columns stand, and below that the texts. */
static double
get_bottom (KzruOverview *self)
{
  return round (gtk_widget_get_height (GTK_WIDGET (self)) * COLUMNS_SHARE);
}

/**
 * kzru_overview_get_handle:
 * @self: an overview that is ready
 *
 * Finds where the handle is. It ends above the texts, which it would cut through.
 *
 * Returns: the handle, in px of the widget
 */
KzruBox
kzru_overview_get_handle (KzruOverview *self)
{
  KzruScale scale = kzru_overview_get_scale (self);
  KzruSpan visible = kzru_view_state_get_visible_span (kzru_pane_get_view_state (KZRU_PANE (self)));
  double a = kzru_scale_to_px (&scale, (double) visible.start);
  double b = kzru_scale_to_px (&scale, (double) visible.end);
  double left = MIN (a, b);
  double width = fabs (b - a);

  if (width < MIN_HANDLE)
    {
      left -= (MIN_HANDLE - width) / 2;
      width = MIN_HANDLE;
    }

  return (KzruBox) { KZRU_OVERVIEW_INSET + left, 2, width, get_bottom (self) + RANGE_HEIGHT };
}

static void
paint_columns (KzruOverview            *self,
               const KzruTimelineStyle *style,
               double                   bottom,
               KzruPainter             *painter)
{
  guint most = 1;

  for (guint i = 0; i < self->columns->len; i++)
    most = MAX (most, g_array_index (self->columns, guint, i));

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint n = g_array_index (self->columns, guint, i);
      /* Square roots: a single event is still seen beside a column of many. */
      double height = (bottom - 4) * sqrt ((double) n / most);
      KzruBox box = { KZRU_OVERVIEW_INSET + i * KZRU_OVERVIEW_COLUMN, bottom - height, KZRU_OVERVIEW_COLUMN - 1, height };

      if (n > 0)
        painter->klass->fill (painter, &box, 0, &style->dim);
    }
}

static void
paint_ticks (KzruOverview            *self,
             const KzruTimelineStyle *style,
             double                   bottom,
             KzruPainter             *painter)
{
  KzruScale scale = kzru_overview_get_scale (self);
  g_autoptr (KzruTicks) ticks = kzru_ticks_new (self->calendar, kzru_scale_get_span (&scale),
                                                scale.rate, TICK_SPACING);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - KZRU_OVERVIEW_INSET;
  guint n;
  const KzruTick *tick = kzru_ticks_get (ticks, &n);

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_layout_set_attributes (layout, attributes);

  for (guint i = 0; i < n; i++)
    {
      double x = KZRU_OVERVIEW_INSET + kzru_scale_to_px (&scale, (double) tick[i].instant);
      KzruBox line = { x - 0.5, bottom + RANGE_HEIGHT, 1, 4 };
      int width, height;

      if (tick[i].label == NULL || x < KZRU_OVERVIEW_INSET || x > right)
        continue;

      pango_layout_set_text (layout, tick[i].label, -1);
      pango_layout_get_pixel_size (layout, &width, &height);
      painter->klass->fill (painter, &line, 0, &style->grid_major);
      painter->klass->text (painter, layout, CLAMP (x - width / 2.0, KZRU_OVERVIEW_INSET, right - width),
                            bottom + RANGE_HEIGHT + 3, &style->dim);
    }
}

static void
paint_handle (KzruOverview            *self,
              const KzruTimelineStyle *style,
              KzruPainter             *painter)
{
  KzruBox handle = kzru_overview_get_handle (self);
  GdkRGBA wash = style->accent;
  double height = handle.height / 3;
  KzruBox grip = { 0, handle.y + height, 3, height };
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0;

  wash.alpha = 0.16f;
  painter->klass->fill (painter, &handle, 5, &wash);
  painter->klass->stroke (painter, &handle, 5, focused ? 3 : 1.5, &style->accent);

  grip.x = handle.x - 1;
  painter->klass->fill (painter, &grip, 1.5, &style->accent);
  grip.x = handle.x + handle.width - 2;
  painter->klass->fill (painter, &grip, 1.5, &style->accent);
}

static void
get_style (KzruOverview      *self,
           KzruTimelineStyle *style)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA background, foreground, accent;

  if (!gtk_style_context_lookup_color (context, "window_bg_color", &background))
    gdk_rgba_parse (&background, "#fafafa");
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    gdk_rgba_parse (&accent, "#1c71d8");
  gtk_style_context_get_color (context, &foreground);

  kzru_timeline_style_init (style, &background, &foreground, &accent, FALSE);
  style->dim.alpha = 0.5f;
}

/* The range of time lies along the foot of the columns. */
static void
paint_range (KzruOverview            *self,
             const KzruTimelineStyle *style,
             double                   bottom,
             KzruPainter             *painter)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruScale scale = kzru_overview_get_scale (self);
  KzruSpan range = kzru_view_state_get_time_range (state);
  double start, end;
  KzruBox bar;

  if (!kzru_view_state_has_time_range (state))
    return;

  start = CLAMP (kzru_scale_to_px (&scale, (double) range.start), 0, scale.length);
  end = CLAMP (kzru_scale_to_px (&scale, (double) range.end), 0, scale.length);
  bar = (KzruBox) {
    KZRU_OVERVIEW_INSET + MIN (start, end) - 1, bottom, MAX (fabs (end - start), 1) + 2, RANGE_HEIGHT,
  };
  painter->klass->fill (painter, &bar, 1, &style->accent);
}

static void
paint_playhead (KzruOverview            *self,
                const KzruTimelineStyle *style,
                double                   bottom,
                KzruPainter             *painter)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  KzruScale scale = kzru_overview_get_scale (self);
  double x;

  if (!kzru_view_state_has_playhead (state))
    return;

  x = kzru_scale_to_px (&scale, (double) kzru_view_state_get_playhead (state));
  if (x < 0 || x > scale.length)
    return;

  painter->klass->fill (painter, &(KzruBox) { KZRU_OVERVIEW_INSET + x - 1, 0, 2, bottom + RANGE_HEIGHT }, 0, &style->foreground);
  painter->klass->fill (painter, &(KzruBox) { KZRU_OVERVIEW_INSET + x - KNOB / 2, 0, KNOB, KNOB }, KNOB / 2, &style->foreground);
}

/**
 * kzru_overview_paint:
 * @widget: an overview
 * @snapshot: where to draw
 *
 * Draws the overview: the snapshot of its class.
 */
void
kzru_overview_paint (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  KzruOverview *self = KZRU_OVERVIEW (widget);
  KzruPainter painter = kzru_painter_for_snapshot (snapshot);
  double bottom = get_bottom (self);
  KzruTimelineStyle style;

  if (!kzru_overview_is_ready (self))
    return;

  get_style (self, &style);
  kzru_overview_count (self);
  paint_columns (self, &style, bottom, &painter);
  if (self->calendar != NULL)
    paint_ticks (self, &style, bottom, &painter);
  paint_range (self, &style, bottom, &painter);
  paint_handle (self, &style, &painter);
  paint_playhead (self, &style, bottom, &painter);
}
