/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-map-view"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-event-table.h"
#include "model/kzru-number-format.h"
#include "widgets/kzru-map-key.h"
#include "widgets/kzru-map-view-private.h"

/* The events that the map cannot show: they are counted in its corner, and a click there
 * lists them. Those of a large table are gone through in another thread; of very many,
 * those that matter most are listed. */

#define MAX_LISTED 300

typedef struct
{
  KzruMapContent *content;
  KzruRowFilter filter;
  GArray *records; /* of guint */
  guint n;
} Listing;

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  return kzru_map_scene_is_shown (user_data, ref);
}

static const char *
get_language (KzruMapView *self)
{
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));

  return state != NULL ? kzru_view_state_get_languages (state)[0] : NULL;
}

/*
 * _kzru_map_view_update_unplaced:
 * @self: a map
 *
 * Says how many events the map cannot show. While those of a large table are counted, in
 * the picture too, that is all that is said.
 */
void
_kzru_map_view_update_unplaced (KzruMapView *self)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  KzruPlaceClusters *clusters;
  gboolean is_large = kzru_map_scene_get_gathered (self->scene, &clusters);
  g_autofree char *text = NULL;

  if (clusters != NULL)
    text = kzru_map_describe_n_unplaced (kzru_place_clusters_get_n_unplaced (clusters), get_language (self));
  else if (content != NULL && !is_large)
    text = kzru_map_describe_unplaced (content, is_shown, self->scene, get_language (self));

  gtk_widget_set_visible (self->counting, is_large && clusters == NULL);
  gtk_widget_set_visible (self->unplaced, text != NULL);
  if (text != NULL)
    gtk_button_set_label (GTK_BUTTON (self->unplaced), text);
}

static char *
dup_title (KzruMapView *self,
           guint        n,
           guint        n_listed)
{
  g_autofree char *number = kzru_format_number (n, get_language (self));
  g_autofree char *listed = kzru_format_number (n_listed, get_language (self));

  if (n_listed == n)
    return kzru_map_describe_n_unplaced (n, get_language (self));

  /* Translators: %1$s and %2$s are numbers, the second one larger than 300. */
  return g_strdup_printf (_("The %1$s most important of %2$s events without a place"), listed, number);
}

static void
open_list (KzruMapView  *self,
           const GArray *records,
           guint         n)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (KzruRef));
  g_autofree char *title = dup_title (self, n, records->len);
  graphene_rect_t bounds;

  for (guint i = 0; i < records->len; i++)
    {
      KzruRef ref = { KZRU_RECORD_EVENT, g_array_index (records, guint, i) };

      g_array_append_val (refs, ref);
    }

  if (records->len > 0 && gtk_widget_compute_bounds (self->unplaced, GTK_WIDGET (self->map), &bounds))
    _kzru_map_view_open_records (self, title, (const KzruRef *) (gpointer) refs->data, refs->len,
                                 bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
}

static void
listing_free (Listing *listing)
{
  kzru_map_content_unref (listing->content);
  kzru_row_filter_clear (&listing->filter);
  g_clear_pointer (&listing->records, g_array_unref);
  g_free (listing);
}

static void
list_in_thread (gpointer            work,
                const KzruProgress *progress)
{
  Listing *listing = work;

  listing->records = kzru_row_filter_pick (&listing->filter, listing->content->unplaced, listing->content->n_unplaced,
                                           MAX_LISTED, &listing->n, progress);
}

/* What was asked for is not opened when something else is shown by then. */
static void
listed_cb (gpointer work,
           gpointer owner)
{
  Listing *listing = work;
  KzruMapView *self = owner;
  KzruViewState *state = kzru_pane_get_view_state (KZRU_PANE (self));
  g_auto (KzruRowFilter) filter = { 0 };

  if (state != NULL && kzru_view_state_get_map_row_filter (state, &filter)
      && kzru_row_filter_equal (&filter, &listing->filter))
    open_list (self, listing->records, listing->n);
}

static const KzruJobKind listing_kind = {
  .run = list_in_thread,
  .done = listed_cb,
  .free = (GDestroyNotify) listing_free,
};

static void
start_listing (KzruMapView         *self,
               KzruMapContent      *content,
               const KzruRowFilter *filter)
{
  Listing *listing = g_new0 (Listing, 1);

  listing->content = kzru_map_content_ref (content);
  kzru_row_filter_copy (filter, &listing->filter);
  kzru_job_start (&self->listing, &listing_kind, listing, self);
}

/* An atlas that is no table is written by hand: it has no such numbers. */
static void
list_at_once (KzruMapView    *self,
              KzruMapContent *content)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < content->n_unplaced; i++)
    if (is_shown ((KzruRef) { KZRU_RECORD_EVENT, content->unplaced[i] }, self->scene))
      g_array_append_val (records, content->unplaced[i]);

  open_list (self, records, records->len);
}

/*
 * _kzru_map_view_list_unplaced:
 * @self: a map
 *
 * Lists the events that the map cannot show; of a table a little later.
 */
void
_kzru_map_view_list_unplaced (KzruMapView *self)
{
  KzruMapContent *content = kzru_map_scene_get_content (self->scene);
  g_auto (KzruRowFilter) filter = { 0 };

  if (content == NULL)
    return;

  if (kzru_view_state_get_map_row_filter (kzru_pane_get_view_state (KZRU_PANE (self)), &filter))
    start_listing (self, content, &filter);
  else
    list_at_once (self, content);
}
