/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-place-clusters.h"

#include <math.h>

#include "model/kzru-compare.h"

/* Which places share a mark?
 *
 * The place with most events stands for all places within a radius on the
 * screen; of those that are left, again the one with most events, and so on.
 * So a mark is always at a true place, no two marks are nearer than the
 * radius, and a place is with the first mark that reaches it. Neither the part
 * of the world that is shown nor rotation matters: a mark does not jump while
 * the map is moved.
 *
 * Places are kept in a hash of squares as wide as the radius: what is within
 * the radius of a place is in its square or one of the eight around it. */

/* Points that are to be found. */
typedef struct
{
  GArray         *points;  /* KzruMercator */
  GArray         *members; /* guint: what each point stands for */
  KzruPointIndex *index;
} Points;

struct _KzruPlaceClusters
{
  KzruMapContent   *content;
  KzruPlaceCluster *clusters;
  guint             n_clusters;
  guint            *members;        /* places, cluster after cluster */
  guint            *owners;         /* for each place, its cluster or G_MAXUINT; NULL with no clusters */
  guint            *events;         /* shown ones, place after place */
  guint            *event_ends;
  guint            *cluster_events; /* the same, cluster after cluster, each once in each */
  Points            middles;        /* of the clusters, in their order */
  Points            quiet;          /* places where no event is shown, ascending */
  double            zoom;
  guint             n_unplaced;     /* shown events that are nowhere */
};

G_DEFINE_BOXED_TYPE (KzruPlaceClusters, kzru_place_clusters, kzru_place_clusters_ref, kzru_place_clusters_unref)

typedef struct
{
  guint place;
  guint n_events;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->n_events != second->n_events)
    return first->n_events > second->n_events ? -1 : 1;
  return (first->place > second->place) - (first->place < second->place);
}

/* Keeps the events that are shown, and returns the places that have any; %NULL if that
 * is given up. */
static GArray *
filter_events (KzruPlaceClusters     *self,
               KzruPlaceClustersTest  is_shown,
               gpointer               user_data,
               const KzruProgress    *progress)
{
  guint n_events = self->content->n_places > 0 ? self->content->event_ends[self->content->n_places - 1] : 0;
  g_autoptr (GArray) candidates = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), self->content->n_places);
  g_autoptr (GArray) shown = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_events);

  self->event_ends = g_new (guint, self->content->n_places);

  for (guint i = 0; i < self->content->n_places; i++)
    {
      guint n;
      const guint *events = kzru_map_content_get_events (self->content, i, &n);
      Candidate candidate = { i, shown->len };

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, i, self->content->n_places))
        return NULL;

      for (guint j = 0; j < n; j++)
        if (is_shown == NULL || is_shown ((KzruRef) { KZRU_RECORD_EVENT, events[j] }, user_data))
          g_array_append_val (shown, events[j]);

      candidate.n_events = shown->len - candidate.n_events;
      if (candidate.n_events > 0)
        g_array_append_val (candidates, candidate);
      self->event_ends[i] = shown->len;
    }

  for (guint i = 0; i < self->content->n_unplaced; i++)
    self->n_unplaced += is_shown == NULL || is_shown ((KzruRef) { KZRU_RECORD_EVENT, self->content->unplaced[i] }, user_data);

  self->events = (guint *) g_array_free (g_steal_pointer (&shown), FALSE);
  g_array_sort (candidates, compare_candidates);
  return g_steal_pointer (&candidates);
}

static gpointer
get_square (double x,
            double y)
{
  return GUINT_TO_POINTER (((guint) (gint64) floor (x) << 16) ^ ((guint) (gint64) floor (y) & 0xffff));
}

/* Takes the free places in one square that are near enough to a new cluster. */
static void
absorb (KzruPlaceClusters *self,
        GArray            *square,
        KzruMercator       at,
        double             radius,
        GArray            *members)
{
  for (guint i = 0; square != NULL && i < square->len; i++)
    {
      guint place = g_array_index (square, guint, i);
      KzruMercator p = self->content->places[place];

      if (self->owners[place] != G_MAXUINT || hypot (p.x - at.x, p.y - at.y) > radius)
        continue;

      self->owners[place] = self->n_clusters;
      g_array_append_val (members, place);
    }
}

static GHashTable *
hash_places (KzruPlaceClusters *self,
             const GArray      *candidates,
             double             radius)
{
  GHashTable *squares = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < candidates->len; i++)
    {
      guint place = g_array_index (candidates, Candidate, i).place;
      KzruMercator p = self->content->places[place];
      gpointer key = get_square (p.x / radius, p.y / radius);
      GArray *square = g_hash_table_lookup (squares, key);

      if (square == NULL)
        {
          square = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (squares, key, square);
        }
      g_array_append_val (square, place);
    }

  return squares;
}

static gboolean
gather (KzruPlaceClusters  *self,
        const GArray       *candidates,
        double              radius,
        const KzruProgress *progress)
{
  g_autoptr (GHashTable) squares = hash_places (self, candidates, radius);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < candidates->len; i++)
    {
      KzruPlaceCluster cluster = { .place = g_array_index (candidates, Candidate, i).place, .first = members->len };
      KzruMercator at = self->content->places[cluster.place];

      if (i % KZRU_PROGRESS_STEPS == 0 && !kzru_progress_go_on (progress, i, candidates->len))
        return FALSE;
      if (self->owners[cluster.place] != G_MAXUINT)
        continue;

      self->owners[cluster.place] = self->n_clusters;
      g_array_append_val (members, cluster.place);
      for (int j = 0; j < 9; j++)
        absorb (self,
                g_hash_table_lookup (squares, get_square (at.x / radius + j % 3 - 1, at.y / radius + j / 3 - 1)),
                at, radius, members);

      cluster.n_places = members->len - cluster.first;
      self->clusters[self->n_clusters++] = cluster;
    }

  self->members = (guint *) g_array_free (g_steal_pointer (&members), FALSE);
  return TRUE;
}

/* Gathers the events of all places of a cluster. */
static void
gather_events (KzruPlaceClusters *self,
               KzruPlaceCluster  *cluster,
               GArray            *events)
{
  guint n = cluster->first_event;

  for (guint i = cluster->first; i < cluster->first + cluster->n_places; i++)
    {
      guint place = self->members[i];
      guint first = place > 0 ? self->event_ends[place - 1] : 0;

      g_array_append_vals (events, self->events + first, self->event_ends[place] - first);
    }

  qsort (&g_array_index (events, guint, n), events->len - n, sizeof (guint), kzru_compare_guints);
  for (guint i = n; i < events->len; i++)
    {
      guint event = g_array_index (events, guint, i);

      if (n == cluster->first_event || g_array_index (events, guint, n - 1) != event)
        g_array_index (events, guint, n++) = event;
    }
  g_array_set_size (events, n);

  cluster->n_events = n - cluster->first_event;
  cluster->event = g_array_index (events, guint, cluster->first_event);
}

static gboolean
gather_all_events (KzruPlaceClusters  *self,
                   const KzruProgress *progress)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_clusters; i++)
    {
      if (!kzru_progress_go_on (progress, i, self->n_clusters))
        return FALSE;
      self->clusters[i].first_event = events->len;
      gather_events (self, &self->clusters[i], events);
    }
  self->cluster_events = (guint *) g_array_free (g_steal_pointer (&events), FALSE);

  return TRUE;
}

static void
add_point (Points       *self,
           KzruMercator  point,
           guint         member)
{
  g_array_append_val (self->points, point);
  g_array_append_val (self->members, member);
}

static void
create_points (Points *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (KzruMercator));
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* A map that is moved asks for what is in the picture at each step: it should
 * not have to look at all places. */
static void
index_points (Points *self)
{
  self->index = kzru_point_index_new ((const KzruMercator *) self->points->data, self->points->len);
}

/* Of a table, places are where its rows are: those of rows that are not shown are
 * nowhere, and they have no names. */
static void
find_points (KzruPlaceClusters *self)
{
  gboolean is_table = kzru_atlas_get_table (self->content->atlas) != NULL;

  create_points (&self->middles);
  create_points (&self->quiet);

  for (guint i = 0; i < self->n_clusters; i++)
    add_point (&self->middles, self->content->places[self->clusters[i].place], i);
  for (guint i = 0; !is_table && i < self->content->n_places; i++)
    if (self->owners[i] == G_MAXUINT)
      add_point (&self->quiet, self->content->places[i], i);

  index_points (&self->middles);
  index_points (&self->quiet);
}

static GArray *
query (const Points          *points,
       const KzruMercatorBox *box)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  kzru_point_index_query (points->index, box, found);
  for (guint i = 0; i < found->len; i++)
    g_array_index (found, guint, i) = g_array_index (points->members, guint, g_array_index (found, guint, i));

  return found;
}

static void
clear_points (Points *points)
{
  g_clear_pointer (&points->points, g_array_unref);
  g_clear_pointer (&points->members, g_array_unref);
  g_clear_pointer (&points->index, kzru_point_index_free);
}

/**
 * kzru_place_clusters_new:
 * @content: what is shown
 * @zoom: the zoom level
 * @radius: how near places may be to each other on the screen, in pixels
 * @is_shown: (nullable) (scope call): says whether an event passes the filters
 * @user_data: for @is_shown
 * @progress: (nullable): tells how far it is, and whether to go on
 *
 * Gathers the places with events into clusters.
 *
 * Returns: (transfer full) (nullable): the clusters, or %NULL if that was given up
 */
KzruPlaceClusters *
kzru_place_clusters_new (KzruMapContent        *content,
                         double                 zoom,
                         double                 radius,
                         KzruPlaceClustersTest  is_shown,
                         gpointer               user_data,
                         const KzruProgress    *progress)
{
  KzruProgress filtering = kzru_progress_part (progress, 0, 30);
  KzruProgress gathering = kzru_progress_part (progress, 30, 80);
  KzruProgress listing = kzru_progress_part (progress, 80, 100);
  g_autoptr (KzruPlaceClusters) self = NULL;
  g_autoptr (GArray) candidates = NULL;

  g_return_val_if_fail (radius > 0, NULL);

  self = g_rc_box_new0 (KzruPlaceClusters);
  self->zoom = zoom;
  self->content = kzru_map_content_ref (content);
  self->owners = g_new (guint, content->n_places);
  for (guint i = 0; i < content->n_places; i++)
    self->owners[i] = G_MAXUINT;

  candidates = filter_events (self, is_shown, user_data, &filtering);
  if (candidates == NULL)
    return NULL;

  self->clusters = g_new0 (KzruPlaceCluster, candidates->len);
  if (!gather (self, candidates, radius / kzru_mercator_world_size (zoom), &gathering)
      || !gather_all_events (self, &listing))
    return NULL;
  find_points (self);

  return g_steal_pointer (&self);
}

/**
 * kzru_place_clusters_new_empty:
 * @content: what is shown
 *
 * Makes no clusters of no places, for as long as nobody knows of any.
 *
 * Returns: (transfer full): the clusters
 */
KzruPlaceClusters *
kzru_place_clusters_new_empty (KzruMapContent *content)
{
  KzruPlaceClusters *self = g_rc_box_new0 (KzruPlaceClusters);

  self->content = kzru_map_content_ref (content);
  create_points (&self->middles);
  create_points (&self->quiet);
  index_points (&self->middles);
  index_points (&self->quiet);

  return self;
}

/**
 * kzru_place_clusters_ref:
 * @self: clusters
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruPlaceClusters *
kzru_place_clusters_ref (KzruPlaceClusters *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_clusters (gpointer data)
{
  KzruPlaceClusters *self = data;

  kzru_map_content_unref (self->content);
  g_free (self->clusters);
  g_free (self->members);
  g_free (self->owners);
  g_free (self->events);
  g_free (self->event_ends);
  g_free (self->cluster_events);
  clear_points (&self->middles);
  clear_points (&self->quiet);
}

/**
 * kzru_place_clusters_unref:
 * @self: (transfer full): clusters
 *
 * Drops a reference.
 */
void
kzru_place_clusters_unref (KzruPlaceClusters *self)
{
  g_rc_box_release_full (self, clear_clusters);
}

/**
 * kzru_place_clusters_get_zoom:
 * @self: clusters
 *
 * Gets for which zoom level places were gathered.
 *
 * Returns: the zoom level
 */
double
kzru_place_clusters_get_zoom (const KzruPlaceClusters *self)
{
  return self->zoom;
}

/**
 * kzru_place_clusters_get_n_unplaced:
 * @self: clusters
 *
 * Gets how many events are shown that have no place, and are in no cluster.
 *
 * Returns: how many there are
 */
guint
kzru_place_clusters_get_n_unplaced (const KzruPlaceClusters *self)
{
  return self->n_unplaced;
}

/**
 * kzru_place_clusters_get:
 * @self: clusters
 * @n: (out): how many there are
 *
 * Gets the clusters, in the order in which they were made: the first have most
 * events at their middle.
 *
 * Returns: (array length=n) (transfer none): the clusters
 */
const KzruPlaceCluster *
kzru_place_clusters_get (const KzruPlaceClusters *self,
                         guint                   *n)
{
  *n = self->n_clusters;
  return self->clusters;
}

/**
 * kzru_place_clusters_get_places:
 * @self: clusters
 * @cluster: the index of a cluster
 *
 * Gets the places of a cluster; the first is the one that it stands at.
 *
 * Returns: (transfer none): the places, as many as the cluster has
 */
const guint *
kzru_place_clusters_get_places (const KzruPlaceClusters *self,
                                guint                    cluster)
{
  return self->members + self->clusters[cluster].first;
}

/**
 * kzru_place_clusters_get_events:
 * @self: clusters
 * @cluster: the index of a cluster
 *
 * Gets the shown events of a cluster, each once.
 *
 * Returns: (transfer none): their indices, ascending, as many as the cluster has
 */
const guint *
kzru_place_clusters_get_events (const KzruPlaceClusters *self,
                                guint                    cluster)
{
  return self->cluster_events + self->clusters[cluster].first_event;
}

/**
 * kzru_place_clusters_find:
 * @self: clusters
 * @place: the index of a place
 *
 * Finds the cluster of a place.
 *
 * Returns: the index of the cluster, or `G_MAXUINT` if no event is shown there
 */
guint
kzru_place_clusters_find (const KzruPlaceClusters *self,
                          guint                    place)
{
  return self->owners != NULL ? self->owners[place] : G_MAXUINT;
}

/**
 * kzru_place_clusters_query:
 * @self: clusters
 * @box: a part of the world; may reach into further copies of it
 *
 * Finds the clusters that stand in a part of the world.
 *
 * Returns: (transfer full) (element-type guint): their indices, ascending
 */
GArray *
kzru_place_clusters_query (const KzruPlaceClusters *self,
                           const KzruMercatorBox   *box)
{
  return query (&self->middles, box);
}

/**
 * kzru_place_clusters_query_quiet:
 * @self: clusters
 * @box: a part of the world; may reach into further copies of it
 *
 * Finds the places in a part of the world where no event is shown.
 *
 * Returns: (transfer full) (element-type guint): their indices, ascending
 */
GArray *
kzru_place_clusters_query_quiet (const KzruPlaceClusters *self,
                                 const KzruMercatorBox   *box)
{
  return query (&self->quiet, box);
}
