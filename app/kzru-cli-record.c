/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-record.h"

#include <glib/gi18n-lib.h>

#include "app/kzru-cli-record-parts.h"
#include "model/kzru-citation.h"
#include "model/kzru-date-text.h"
#include "model/kzru-locale.h"
#include "model/kzru-number-format.h"
#include "model/kzru-record-text.h"
#include "model/kzru-relation-iter.h"
#include "model/kzru-route-ways.h"
#include "model/kzru-terms.h"

/* The pages of `kzru show`, one kind of record a function. */

#define INDENT 2

static void
add_event (KzruCliPage   *page,
           KzruViewState *state,
           KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruEvent *event = kzru_atlas_get_event (atlas, ref.index);
  const KzruTheme *theme = kzru_atlas_get_theme (atlas, event->theme);

  kzru_cli_page_add_title (page, state, ref,
                           kzru_lang_map_get (&theme->label, kzru_view_state_get_languages (state)));
  for (guint i = 0; i < event->n_dates; i++)
    kzru_cli_page_add_date (page, state, &event->dates[i]);
  kzru_cli_page_add_gap (page);
  kzru_cli_page_add_lang_map (page, state, 0, &event->description);
  kzru_cli_page_add_basis (page, state, 0, event->basis, &event->note);
  kzru_cli_page_add_gap (page);
  /* Translators: %s is a list of places */
  kzru_cli_page_add_links (page, state, _("Where: %s"), KZRU_RECORD_PLACE, event->places);
  /* Translators: %s is a list of routes (corridors, borders, pipelines) */
  kzru_cli_page_add_links (page, state, _("Routes: %s"), KZRU_RECORD_ROUTE, event->routes);
  /* Translators: %s is a list of people, states and organisations */
  kzru_cli_page_add_links (page, state, _("Who: %s"), KZRU_RECORD_ACTOR, event->actors);
  kzru_cli_page_add_relations (page, state, ref);
}

/* Branches are no part of the way of the trunk. */
static void
add_ways (KzruCliPage     *page,
          KzruViewState   *state,
          const KzruRoute *route)
{
  g_autoptr (GPtrArray) ways = kzru_route_get_ways (kzru_view_state_get_atlas (state), route);

  for (guint i = 0; i < ways->len; i++)
    {
      const GArray *way = ways->pdata[i];

      kzru_cli_page_add_links (page, state, kzru_route_way_get_format (i > 0), KZRU_RECORD_PLACE,
                               (KzruIndices) { (const guint *) way->data, way->len });
    }
}

static void
add_route (KzruCliPage   *page,
           KzruViewState *state,
           KzruRef        ref)
{
  const KzruRoute *route = kzru_atlas_get_route (kzru_view_state_get_atlas (state), ref.index);

  kzru_cli_page_add_title (page, state, ref, kzru_route_kind_get_term (route->kind));
  kzru_cli_page_add_lang_map (page, state, 0, &route->description);
  for (guint i = 0; i < route->n_status; i++)
    {
      g_autofree char *line = kzru_record_text_format_status (state, &route->status[i]);

      kzru_cli_page_add_text (page, 0, line, NULL);
    }
  kzru_cli_page_add_basis (page, state, 0, route->basis, &route->note);
  kzru_cli_page_add_gap (page);
  add_ways (page, state, route);
  kzru_cli_page_add_links (page, state, _("Who: %s"), KZRU_RECORD_ACTOR, route->actors);
  kzru_cli_page_add_forms (page, route->forms, route->n_forms);
  kzru_cli_page_add_relations (page, state, ref);
  kzru_cli_page_add_tied (page, state, ref);
}

static void
add_figure (KzruCliPage   *page,
            KzruViewState *state,
            KzruRef        ref)
{
  const KzruFigure *figure = kzru_atlas_get_figure (kzru_view_state_get_atlas (state), ref.index);
  g_autofree char *value = kzru_format_figure (figure, page->language);

  kzru_cli_page_add_title (page, state, ref, kzru_record_kind_get_term (KZRU_RECORD_FIGURE));
  kzru_cli_page_add_text (page, 0, value, NULL);
  kzru_cli_page_add_filled (page, INDENT, _("As written: %s"), figure->written);
  if (figure->date != NULL)
    {
      g_autofree char *date = kzru_date_text_format (state, figure->date);

      /* Translators: the date that a figure holds for */
      kzru_cli_page_add_filled (page, INDENT, _("As of %s"), date);
    }
  kzru_cli_page_add_basis (page, state, 0, figure->basis, &figure->note);
  for (guint i = 0; i < figure->n_about; i++)
    {
      /* Translators: what a figure is about */
      kzru_cli_page_add_links (page, state, _("About: %s"), figure->about[i].kind,
                               (KzruIndices) { &figure->about[i].index, 1 });
    }
  kzru_cli_page_add_relations (page, state, ref);
}

static void
add_actor (KzruCliPage   *page,
           KzruViewState *state,
           KzruRef        ref)
{
  const KzruActor *actor = kzru_atlas_get_actor (kzru_view_state_get_atlas (state), ref.index);

  kzru_cli_page_add_title (page, state, ref, kzru_actor_kind_get_term (actor->kind));
  kzru_cli_page_add_basis (page, state, 0, actor->basis, &actor->note);
  kzru_cli_page_add_forms (page, actor->forms, actor->n_forms);
  kzru_cli_page_add_tied (page, state, ref);
}

static void
add_place (KzruCliPage   *page,
           KzruViewState *state,
           KzruRef        ref)
{
  const KzruPlace *place = kzru_atlas_get_place (kzru_view_state_get_atlas (state), ref.index);
  g_autofree char *point = kzru_format_point (&place->point, page->language);

  kzru_cli_page_add_title (page, state, ref, kzru_record_kind_get_term (KZRU_RECORD_PLACE));
  kzru_cli_page_add_text (page, 0, point, NULL);
  kzru_cli_page_add_forms (page, place->forms, place->n_forms);
  kzru_cli_page_add_tied (page, state, ref);
}

static void
add_source (KzruCliPage   *page,
            KzruViewState *state,
            KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruSource *source = kzru_atlas_get_source (atlas, ref.index);
  g_autofree char *reference = kzru_citation_format_source (state, source);
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE);

  kzru_cli_page_add_heading (page, reference);
  kzru_cli_page_add_text (page, 0, source->id, NULL);
  kzru_cli_page_add_text (page, 0, source->url, NULL);
  kzru_cli_page_add_lang_map (page, state, 0, &source->note);

  for (guint i = 0; i < n; i++)
    {
      if (kzru_atlas_get_passage (atlas, i)->source == ref.index)
        g_array_append_val (passages, i);
    }
  kzru_cli_page_add_passages (page, state, (KzruIndices) { (guint *) (void *) passages->data, passages->len });
}

static void
add_dataset (KzruCliPage   *page,
             KzruViewState *state,
             KzruRef        ref)
{
  const KzruDataset *dataset = kzru_atlas_get_dataset (kzru_view_state_get_atlas (state), ref.index);
  g_autofree char *title = dataset->version != NULL
                             ? g_strdup_printf ("%s %s", dataset->title, dataset->version)
                             : g_strdup (dataset->title);

  kzru_cli_page_add_heading (page, title);
  kzru_cli_page_add_text (page, 0, dataset->id, NULL);
  kzru_cli_page_add_text (page, 0, dataset->url, NULL);
  kzru_cli_page_add_text (page, 0, dataset->license, NULL);
  kzru_cli_page_add_lang_map (page, state, 0, &dataset->note);
}

static void
add_relation (KzruCliPage   *page,
              KzruViewState *state,
              KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  const KzruRelation *relation = kzru_atlas_get_relation (atlas, ref.index);

  kzru_cli_page_add_title (page, state, relation->from, kzru_record_kind_get_term (relation->from.kind));
  kzru_cli_page_add_links (page, state, kzru_relation_type_get_format (relation->type, FALSE),
                           relation->to.kind, (KzruIndices) { &relation->to.index, 1 });
  kzru_cli_page_add_basis (page, state, 0, relation->basis, &relation->note);
}

static void
append_passages (GArray      *all,
                 KzruIndices  passages)
{
  for (guint i = 0; i < passages.n; i++)
    {
      gboolean is_new = TRUE;

      for (guint j = 0; j < all->len; j++)
        is_new &= g_array_index (all, guint, j) != passages.v[i];
      if (is_new)
        g_array_append_val (all, passages.v[i]);
    }
}

/* What a record rests on, then what its relations to others do. */
static void
add_all_passages (KzruCliPage   *page,
                  KzruViewState *state,
                  KzruRef        ref)
{
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  KzruRelationIter iter;

  append_passages (all, kzru_atlas_get_passages (atlas, ref));
  kzru_relation_iter_init (&iter, atlas, ref);
  while (kzru_relation_iter_next (&iter))
    append_passages (all, iter.relation->passages);

  kzru_cli_page_add_passages (page, state, (KzruIndices) { (const guint *) (void *) all->data, all->len });
}

/**
 * kzru_cli_append_record:
 * @out: where to
 * @state: a view state with an atlas
 * @ref: a record of it
 *
 * Writes all that the atlas knows of a record, and what it knows it from.
 */
void
kzru_cli_append_record (GString       *out,
                        KzruViewState *state,
                        KzruRef        ref)
{
  KzruCliPage page;

  kzru_cli_page_init (&page, out, state);

  switch (ref.kind)
    {
    case KZRU_RECORD_EVENT:
      add_event (&page, state, ref);
      break;
    case KZRU_RECORD_ROUTE:
      add_route (&page, state, ref);
      break;
    case KZRU_RECORD_FIGURE:
      add_figure (&page, state, ref);
      break;
    case KZRU_RECORD_ACTOR:
      add_actor (&page, state, ref);
      break;
    case KZRU_RECORD_PLACE:
      add_place (&page, state, ref);
      break;
    case KZRU_RECORD_SOURCE:
      add_source (&page, state, ref);
      return;
    case KZRU_RECORD_DATASET:
      add_dataset (&page, state, ref);
      return;
    case KZRU_RECORD_RELATION:
      add_relation (&page, state, ref);
      break;
    case KZRU_RECORD_THEME:
      kzru_cli_page_add_title (&page, state, ref, kzru_record_kind_get_term (ref.kind));
      kzru_cli_page_add_tied (&page, state, ref);
      return;
    case KZRU_RECORD_PASSAGE:
      kzru_cli_page_add_tied (&page, state, ref);
      break;
    case KZRU_RECORD_NONE:
    default:
      return;
    }

  add_all_passages (&page, state, ref);
}
