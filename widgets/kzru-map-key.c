/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-map-key.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "model/kzru-number-format.h"
#include "model/kzru-terms.h"
#include "widgets/kzru-base-map-painter.h"
#include "widgets/kzru-map-painter.h"
#include "widgets/kzru-svg.h"

/* The legend as plain geometry: a sample and a word for each kind of thing
 * that is on the map, and where its data are from. Entries flow into as many
 * lines as the width asks for. */

#define PADDING 8.0
#define SAMPLE_WIDTH 26.0
#define SAMPLE_HEIGHT 10.0
#define SAMPLE_GAP 6.0
#define ENTRY_GAP 16.0
#define LINE_GAP 3.0
#define CORNER 6.0
#define DOT 5.0
#define SAMPLE_ZOOM 5.0 /* at which borders of the base map are drawn */

/* What an entry stands for besides a kind of route; the last of these and what
 * follows are how routes stand. */
enum
{
  ENTRY_BY_SEA = KZRU_N_ROUTE_KINDS,
  ENTRY_EVENTS,
  ENTRY_DISPUTED,
  ENTRY_LEASED,
  ENTRY_UNPLACED,
  ENTRY_CREDIT,
  ENTRY_STANDING,
};

typedef struct
{
  int kind; /* KzruRouteKind, or one of the above */
  PangoLayout *text;
  double x;
  double y;
  double width;
  double height;
} Entry;

struct _KzruMapKey
{
  KzruMapContent *content;
  KzruMapInventory inventory;
  GArray *entries;
  gboolean mirrored;
  double width;
  double height;
};

static void
clear_entry (gpointer data)
{
  g_object_unref (((Entry *) data)->text);
}

/* Some entries say all in words. */
static gboolean
has_sample (int kind)
{
  return kind != ENTRY_CREDIT && kind != ENTRY_UNPLACED;
}

static void
add_entry (KzruMapKey   *self,
           KzruMapTexts *texts,
           int           kind,
           const char   *text)
{
  Entry entry = { .kind = kind, .text = g_object_ref (kzru_map_texts_get (texts, KZRU_MAP_TEXT_PANEL, text)) };

  kzru_map_texts_get_size (entry.text, &entry.width, &entry.height);
  if (has_sample (kind))
    entry.width += SAMPLE_WIDTH + SAMPLE_GAP;
  g_array_append_val (self->entries, entry);
}

/* Names the data sets of the map, of its places and its routes, each once. */
static char *
get_credit (KzruMapContent *content)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  GString *credit = g_string_new (NULL);
  /* The places of a table are those that its rows name, and no data set's. */
  guint first = kzru_atlas_get_table (content->atlas) != NULL ? content->n_places : 0;

  if (content->base_map != NULL)
    g_ptr_array_add (titles, (gpointer) "Natural Earth");
  if (content->cities != NULL)
    g_ptr_array_add (titles, (gpointer) "GeoNames");

  for (guint i = first; i < content->n_places + content->n_routes; i++)
    {
      guint dataset = i < content->n_places
                      ? kzru_atlas_get_place (content->atlas, i)->reference.dataset
                      : kzru_atlas_get_route (content->atlas, i - content->n_places)->reference.dataset;
      const char *title;

      if (dataset == G_MAXUINT)
        continue;

      title = kzru_atlas_get_dataset (content->atlas, dataset)->title;
      if (!g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (gpointer) title);
    }

  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (credit, "%s%s", i > 0 ? kzru_term_get_separator () : "", (const char *) g_ptr_array_index (titles, i));

  return g_string_free (credit, FALSE);
}

/* How routes stand is told where it shows: when a time is asked for. */
static void
add_standings (KzruMapKey   *self,
               KzruMapTexts *texts)
{
  static const KzruRouteStanding order[] = {
    KZRU_STANDING_IN_USE, KZRU_STANDING_UNDER_WAY, KZRU_STANDING_PLANNED, KZRU_STANDING_CLOSED, KZRU_STANDING_UNKNOWN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->inventory.standings[order[i]])
      add_entry (self, texts, ENTRY_STANDING + (int) order[i], kzru_route_standing_get_term (order[i]));
}

static void
add_entries (KzruMapKey             *self,
             const KzruMapKeyParams *params)
{
  static const KzruRouteKind kinds[] = {
    KZRU_ROUTE_CORRIDOR, KZRU_ROUTE_PIPELINE, KZRU_ROUTE_BORDER, KZRU_ROUTE_SEA_AREA,
  };
  KzruMapTexts *texts = params->texts;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->inventory.samples[kinds[i]] != G_MAXUINT)
      add_entry (self, texts, (int) kinds[i], kzru_route_kind_get_term (kinds[i]));
  if (self->inventory.by_sea)
    /* Translators: in the legend of the map, beside the dashed line of a corridor */
    add_entry (self, texts, ENTRY_BY_SEA, _("By sea"));
  add_standings (self, texts);

  if (self->inventory.events)
    add_entry (self, texts, ENTRY_EVENTS, _("Events"));
  if (self->inventory.disputed && !params->over_tiles)
    add_entry (self, texts, ENTRY_DISPUTED, _("Disputed border"));
  if (self->inventory.leased && !params->over_tiles)
    /* Translators: in the legend of the map: the border of land that one state leases from another */
    add_entry (self, texts, ENTRY_LEASED, _("Border of a lease"));
}

static void
add_credit (KzruMapKey   *self,
            KzruMapTexts *texts)
{
  g_autofree char *credit = get_credit (self->content);

  if (*credit != '\0')
    add_entry (self, texts, ENTRY_CREDIT, credit);
}

/* Lets the entries flow into lines. */
static void
flow (KzruMapKey *self,
      double      max_width)
{
  double x = PADDING;
  double y = PADDING;
  double line = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (x > PADDING && x + entry->width + PADDING > max_width)
        {
          x = PADDING;
          y += line + LINE_GAP;
          line = 0;
        }

      entry->x = x;
      entry->y = y;
      x += entry->width + ENTRY_GAP;
      line = MAX (line, entry->height);
      self->width = MAX (self->width, x - ENTRY_GAP + PADDING);
    }

  self->height = self->entries->len > 0 ? y + line + PADDING : 0;
}

/**
 * kzru_map_key_new:
 * @params: what it is made from
 *
 * Lays a legend out.
 *
 * Returns: (transfer full): a legend
 */
KzruMapKey *
kzru_map_key_new (const KzruMapKeyParams *params)
{
  KzruMapKey *self = g_new0 (KzruMapKey, 1);

  self->content = kzru_map_content_ref (params->content);
  self->mirrored = params->mirrored;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);

  if (!params->is_brief)
    {
      if (params->inventory != NULL)
        self->inventory = *params->inventory;
      else
        kzru_map_inventory_take (&self->inventory, params->content, params->frame, params->instant,
                                 params->is_shown, params->user_data);
      add_entries (self, params);
    }
  if (params->unplaced != NULL)
    add_entry (self, params->texts, ENTRY_UNPLACED, params->unplaced);
  add_credit (self, params->texts);
  flow (self, params->max_width);

  return self;
}

/**
 * kzru_map_key_free:
 * @self: (transfer full): a legend
 *
 * Frees a legend.
 */
void
kzru_map_key_free (KzruMapKey *self)
{
  g_array_unref (self->entries);
  kzru_map_content_unref (self->content);
  g_free (self);
}

/**
 * kzru_map_key_get_size:
 * @self: a legend
 * @width: (out): how wide it is, in pixels
 * @height: (out): how high it is, in pixels; 0 if there is nothing in it
 *
 * Measures a legend.
 */
void
kzru_map_key_get_size (const KzruMapKey *self,
                       double           *width,
                       double           *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * kzru_map_key_get_min_width:
 * @self: a legend
 *
 * Gets the width below which no flowing helps.
 *
 * Returns: the width of the widest entry with the padding, in pixels
 */
double
kzru_map_key_get_min_width (const KzruMapKey *self)
{
  double width = 0;

  for (guint i = 0; i < self->entries->len; i++)
    width = MAX (width, g_array_index (self->entries, Entry, i).width);

  return width + 2 * PADDING;
}

/**
 * kzru_map_key_dup_text:
 * @self: a legend
 *
 * Gets the words of a legend, for those who cannot see it.
 *
 * Returns: (transfer full): the words
 */
char *
kzru_map_key_dup_text (const KzruMapKey *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? kzru_term_get_separator () : "",
                            pango_layout_get_text (g_array_index (self->entries, Entry, i).text));

  return g_string_free (text, FALSE);
}

/**
 * kzru_map_describe_unplaced:
 * @content: what is on the map
 * @is_shown: says whether an event passes the filters
 * @user_data: for @is_shown
 * @language: a BCP 47 tag, of whose digits the number is
 *
 * Counts the events that the map cannot show.
 *
 * Returns: (transfer full) (nullable): what to say of them, or %NULL if there are
 *   none
 */
char *
kzru_map_describe_unplaced (KzruMapContent *content,
                            KzruMapTest     is_shown,
                            gpointer        user_data,
                            const char     *language)
{
  guint n = 0;

  for (guint i = 0; i < content->n_unplaced; i++)
    n += is_shown ((KzruRef) { KZRU_RECORD_EVENT, content->unplaced[i] }, user_data);

  return kzru_map_describe_n_unplaced (n, language);
}

/**
 * kzru_map_describe_n_unplaced:
 * @n: how many events have no place
 * @language: a BCP 47 tag, of whose digits the number is
 *
 * Says how many events the map cannot show.
 *
 * Returns: (transfer full) (nullable): what to say of them, or %NULL if there are
 *   none
 */
char *
kzru_map_describe_n_unplaced (guint       n,
                              const char *language)
{
  g_autofree char *number = NULL;

  if (n == 0)
    return NULL;

  number = kzru_format_number (n, language);
  /* Translators: in a corner of the map; %s is how many events it cannot show */
  return g_strdup_printf (ngettext ("%s event without a place", "%s events without a place", n), number);
}

/**
 * kzru_map_paint_panel:
 * @style: the colours
 * @x: its left edge
 * @y: its upper edge
 * @width: how wide it is
 * @height: how high it is
 * @cr: where to paint
 *
 * Paints a ground on which texts can be read.
 */
void
kzru_map_paint_panel (const KzruMapStyle *style,
                      double              x,
                      double              y,
                      double              width,
                      double              height,
                      cairo_t            *cr)
{
  GdkRGBA ground = style->panel;

  ground.alpha = style->line_scale > 1 ? 1.0f : 0.9f;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - CORNER, y + CORNER, CORNER, -G_PI / 2, 0);
  cairo_arc (cr, x + width - CORNER, y + height - CORNER, CORNER, 0, G_PI / 2);
  cairo_arc (cr, x + CORNER, y + height - CORNER, CORNER, G_PI / 2, G_PI);
  cairo_arc (cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &style->panel_edge);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The look of a line of a route that an entry stands for. */
static KzruMapStroke
get_stroke (const KzruMapKey   *self,
            int                 kind,
            const KzruMapStyle *style)
{
  KzruMapStroke stroke = { .kind = KZRU_ROUTE_CORRIDOR, .color = style->panel_text };

  if (kind >= ENTRY_STANDING)
    {
      stroke.standing = (KzruRouteStanding) (kind - ENTRY_STANDING);
    }
  else if (kind == ENTRY_BY_SEA)
    {
      stroke.by_sea = TRUE;
    }
  else
    {
      stroke.kind = (KzruRouteKind) kind;
      stroke.color = kzru_map_get_route_color (self->content->atlas, self->inventory.samples[kind], style);
    }

  return stroke;
}

static void
paint_area_sample (GdkRGBA  wash,
                   double   x,
                   double   y,
                   cairo_t *cr)
{
  wash.alpha = 0.2f;
  cairo_rectangle (cr, x + 2, y - SAMPLE_HEIGHT / 2, SAMPLE_WIDTH - 4, SAMPLE_HEIGHT);
  gdk_cairo_set_source_rgba (cr, &wash);
  cairo_fill_preserve (cr);
}

static void
paint_sample (const KzruMapKey   *self,
              int                 kind,
              const KzruMapStyle *style,
              double              x,
              double              y,
              cairo_t            *cr)
{
  KzruMapStroke stroke;

  cairo_new_path (cr);
  if (kind == ENTRY_EVENTS)
    {
      cairo_arc (cr, x + SAMPLE_WIDTH / 2, y, DOT, 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, &style->marker);
      cairo_fill (cr);
      return;
    }

  cairo_move_to (cr, x + 2, y);
  cairo_line_to (cr, x + SAMPLE_WIDTH - 2, y);
  if (kind == ENTRY_DISPUTED || kind == ENTRY_LEASED)
    {
      kzru_base_map_stroke (kind == ENTRY_DISPUTED ? KZRU_BASE_ARC_DISPUTED : KZRU_BASE_ARC_LEASE, style,
                            SAMPLE_ZOOM, cr);
      return;
    }

  stroke = get_stroke (self, kind, style);
  if (stroke.kind == KZRU_ROUTE_SEA_AREA)
    {
      cairo_new_path (cr);
      paint_area_sample (stroke.color, x, y, cr);
    }
  kzru_map_stroke_route (&stroke, style, cr);
}

/**
 * kzru_map_key_paint:
 * @self: a legend
 * @style: the colours
 * @x: its left edge
 * @y: its upper edge
 * @cr: where to paint
 *
 * Paints a legend.
 */
void
kzru_map_key_paint (const KzruMapKey   *self,
                    const KzruMapStyle *style,
                    double              x,
                    double              y,
                    cairo_t            *cr)
{
  if (self->height == 0)
    return;

  kzru_map_paint_panel (style, x + 0.5, y + 0.5, self->width - 1, self->height - 1, cr);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      gboolean sampled = has_sample (entry->kind);
      double left = x + (self->mirrored ? self->width - entry->x - entry->width : entry->x);
      double sample_x = self->mirrored ? left + entry->width - SAMPLE_WIDTH : left;

      if (sampled)
        paint_sample (self, entry->kind, style, sample_x, y + entry->y + entry->height / 2, cr);

      pango_cairo_update_layout (cr, entry->text);
      gdk_cairo_set_source_rgba (cr, &style->panel_text);
      cairo_move_to (cr, left + (sampled && !self->mirrored ? SAMPLE_WIDTH + SAMPLE_GAP : 0), y + entry->y);
      kzru_svg_show_layout (cr, entry->text);
    }
}
