/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-timeline"

#include "config.h"

#include "widgets/kzru-event-mark.h"
#include "widgets/kzru-relation-arcs.h"
#include "widgets/kzru-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture of the timeline, in the colours of the theme. */

/* The opacity of the borders of a theme that is made for high contrast is above
 * this; that of others, below. GTK has no other word on it that themes keep. */
#define HIGH_CONTRAST_BORDERS 0.35

typedef struct
{
  KzruTimeline *timeline;
  guint         focused; /* the record of the event with the focus ring, or G_MAXUINT */
} Lights;

static guint
find_focused_record (KzruTimeline *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (child == NULL || !KZRU_IS_EVENT_MARK (child) || !gtk_widget_get_visible (child)
      || !(gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_FOCUS_VISIBLE))
    return G_MAXUINT;

  return kzru_event_mark_get_record (KZRU_EVENT_MARK (child));
}

static KzruMarkLight
light_mark (const KzruMark *mark,
            gpointer        user_data)
{
  const Lights *lights = user_data;
  KzruViewState *view_state = lights->timeline->view_state;
  KzruRef ref = { KZRU_RECORD_EVENT, mark->record };
  KzruMarkLight light = KZRU_MARK_LIGHT_NONE;

  if (kzru_ref_equal (kzru_view_state_get_selected (view_state), ref))
    light |= KZRU_MARK_LIGHT_SELECTED;
  else if (kzru_view_state_is_selected (view_state, ref))
    light |= KZRU_MARK_LIGHT_TIED;
  if (kzru_view_state_is_hovered (view_state, ref))
    light |= KZRU_MARK_LIGHT_HOVERED;
  if (mark->record == lights->focused)
    light |= KZRU_MARK_LIGHT_FOCUSED;
  if (!kzru_timeline_is_within (lights->timeline, mark->record))
    light |= KZRU_MARK_LIGHT_FADED;

  return light;
}

static KzruMarkLight
light_count (const KzruCount *count,
             gpointer         user_data)
{
  const Lights *lights = user_data;

  return kzru_timeline_count_within (lights->timeline, count) == 0 ? KZRU_MARK_LIGHT_FADED : KZRU_MARK_LIGHT_NONE;
}

/* The ring around a count that is lit. */
#define RING_GAP   1.5 /* px */
#define RING_WIDTH 2.0 /* px */

static void
draw_ring (const KzruCount         *count,
           const KzruTimelineStyle *style,
           KzruPainter             *painter)
{
  double room = RING_GAP + RING_WIDTH;
  KzruBox ring = {
    count->box.x - room, count->box.y - room, count->box.width + 2 * room, count->box.height + 2 * room,
  };

  painter->klass->stroke (painter, &ring, ring.height / 2, RING_WIDTH, &style->accent);
}

static void
ring_count (KzruTimeline            *self,
            KzruTimelineLayout      *layout,
            guint                    row,
            const KzruTimelineStyle *style,
            KzruPainter             *painter)
{
  const KzruEventColumns *columns = kzru_event_table_get_columns (self->table);
  const KzruMark *mark = kzru_timeline_layout_find_mark (layout, columns->record[row]);
  const KzruCount *count;

  if (mark != NULL && mark->row == row)
    return;

  count = kzru_timeline_layout_find_count_of (layout, row);
  if (count != NULL)
    draw_ring (count, style, painter);
}

/* An event that belongs to what is selected or pointed at, and has no mark of its
 * own, lights up the count that stands for it. A table ties its rows to nothing. */
static void
snapshot_lit_counts (KzruTimeline            *self,
                     KzruTimelineLayout      *layout,
                     const KzruTimelineStyle *style,
                     KzruPainter             *painter)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (self->view_state);
  guint n;

  if (kzru_atlas_get_table (atlas) != NULL
      || (kzru_view_state_get_selected (self->view_state).kind == KZRU_RECORD_NONE
          && kzru_view_state_get_hovered (self->view_state).kind == KZRU_RECORD_NONE))
    return;

  n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_EVENT);
  for (guint i = 0; i < n; i++)
    {
      KzruRef ref = { KZRU_RECORD_EVENT, i };

      if (!kzru_view_state_is_selected (self->view_state, ref)
          && !kzru_view_state_is_hovered (self->view_state, ref))
        continue;

      for (guint row = kzru_event_table_find_row (self->table, i);
           row != KZRU_EVENT_TABLE_NO_ROW;
           row = kzru_event_table_next_row (self->table, row))
        ring_count (self, layout, row, style, painter);
    }
}

static void
lookup_color (GtkStyleContext *context,
              const char      *name,
              const char      *fallback,
              GdkRGBA         *color)
{
  if (!gtk_style_context_lookup_color (context, name, color))
    gdk_rgba_parse (color, fallback);
}

static void
get_style (KzruTimeline      *self,
           KzruTimelineStyle *style)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA background, foreground, accent, borders;

  lookup_color (context, "view_bg_color", "#ffffff", &background);
  lookup_color (context, "view_fg_color", "#303030", &foreground);
  lookup_color (context, "accent_color", "#1c71d8", &accent);
  lookup_color (context, "borders", "rgba(0,0,0,0.15)", &borders);

  kzru_timeline_style_init (style, &background, &foreground, &accent,
                            borders.alpha > HIGH_CONTRAST_BORDERS);
}

/* Says in the middle of the timeline that there is nothing on it. If that is for
 * what is searched, the window says so, and offers a way out. */
static void
snapshot_empty (KzruTimeline            *self,
                const KzruTimelineStyle *style,
                GtkSnapshot             *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = NULL;
  KzruPainter painter = kzru_painter_for_snapshot (snapshot);
  int width, height;

  if (*kzru_view_state_get_query (self->view_state) != '\0')
    return;

  layout = gtk_widget_create_pango_layout (widget, _("This atlas holds no events"));
  pango_layout_get_pixel_size (layout, &width, &height);
  painter.klass->text (&painter, layout, (gtk_widget_get_width (widget) - width) / 2,
                       (gtk_widget_get_height (widget) - height) / 2, &style->dim);
}

/* How the selected event is related to others; cairo draws it, since GTK 4.8 has
 * no paths. */
static void
snapshot_relations (KzruTimeline            *self,
                    KzruTimelineLayout      *layout,
                    const KzruTimelineStyle *style,
                    GtkSnapshot             *snapshot)
{
  KzruRef selected = kzru_view_state_get_selected (self->view_state);
  KzruBox chart = kzru_timeline_layout_get_chart (layout);
  double height = kzru_timeline_layout_get_height (layout);
  g_autoptr (GArray) arcs = NULL;
  cairo_t *cr;

  if (selected.kind != KZRU_RECORD_EVENT)
    return;

  arcs = kzru_relation_arcs_new (layout, self->table, self->view_state, self->lanes, selected.index);
  if (arcs->len == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) chart.x, 0, (float) chart.width, (float) height));
  kzru_relation_arcs_paint (arcs, style, kzru_timeline_layout_get_em (layout),
                            kzru_timeline_layout_get_axis_height (layout) + gtk_adjustment_get_value (self->scroll), cr);
  cairo_destroy (cr);
}

/* A graphics card draws a rounded box as fast as it copies a picture of one. */
static KzruPainter
create_painter (KzruTimeline *self,
                GtkSnapshot  *snapshot)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  if (native == NULL || !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    return kzru_painter_for_snapshot (snapshot);

  kzru_shape_cache_set_scale (self->shapes, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  return kzru_painter_for_screen (snapshot, self->shapes);
}

/* The part of the lanes that is in view, with room for what stands out of its box. */
static KzruExtent
get_seen (KzruTimeline       *self,
          KzruTimelineLayout *layout)
{
  double em = kzru_timeline_layout_get_em (layout);
  double scroll = gtk_adjustment_get_value (self->scroll);

  return (KzruExtent) {
    scroll + kzru_timeline_layout_get_axis_height (layout) - em,
    scroll + gtk_widget_get_height (GTK_WIDGET (self)) + em,
  };
}

static void
snapshot_layout (KzruTimeline            *self,
                 KzruTimelineLayout      *layout,
                 const KzruTimelineStyle *style,
                 GtkSnapshot             *snapshot)
{
  KzruPainter painter = create_painter (self, snapshot);
  double axis = kzru_timeline_layout_get_axis_height (layout);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  const KzruCount *focused = kzru_timeline_find_focused_count (self);
  Lights lights = { self, find_focused_record (self) };

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) axis, width, height - (float) axis));
  kzru_timeline_paint_shade (self, style, &painter);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) -round (gtk_adjustment_get_value (self->scroll))));
  kzru_timeline_paint_lanes (layout, style, &(KzruTimelineLights) { light_mark, light_count, &lights },
                             get_seen (self, layout), &painter);
  snapshot_lit_counts (self, layout, style, &painter);
  if (focused != NULL)
    draw_ring (focused, style, &painter);
  snapshot_relations (self, layout, style, snapshot);
  gtk_snapshot_restore (snapshot);
  kzru_timeline_snapshot_heads (self, style, snapshot);
  kzru_timeline_paint_time (self, style, &painter);
  gtk_snapshot_pop (snapshot);

  kzru_timeline_paint_axis (layout, style, &painter);
  kzru_timeline_paint_handles (self, style, &painter);
}

/**
 * kzru_timeline_paint:
 * @widget: a timeline
 * @snapshot: where to draw
 *
 * Draws the timeline: the snapshot of its class.
 */
void
kzru_timeline_paint (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  KzruTimeline *self = KZRU_TIMELINE (widget);
  KzruTimelineLayout *layout = kzru_timeline_ensure_layout (self);
  KzruTimelineStyle style;
  guint n_lanes;

  get_style (self, &style);
  gtk_snapshot_append_color (snapshot, &style.background,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
  if (layout == NULL)
    return;

  kzru_timeline_layout_get_lanes (layout, &n_lanes);
  if (n_lanes == 0)
    snapshot_empty (self, &style, snapshot);
  else
    snapshot_layout (self, layout, &style, snapshot);

  gtk_widget_snapshot_child (widget, self->scrollbar, snapshot);
}
