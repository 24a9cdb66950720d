/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-city-list"

#include "config.h"

#include "model/kzru-city-list.h"

#include <gio/gio.h>
#include <string.h>

/* The cities of the base map, from data/base-map/cities.tsv: a line for each,
 * the first to be shown first. The script beside it tells of the columns. */

struct _KzruCityList
{
  char  *text; /* that names point into */
  GArray *cities;
};

enum
{
  COLUMN_ZOOM,
  COLUMN_LONGITUDE,
  COLUMN_LATITUDE,
  COLUMN_CAPITAL,
  COLUMN_NAMES,
  N_COLUMNS = COLUMN_NAMES + KZRU_CITY_N_LANGUAGES,
};

static const char * const languages[KZRU_CITY_N_LANGUAGES] = { "en", "fa", "ar", "ru", "kk" };

/* Where to look next if there is no name: a Kazakh reader knows the Russian
 * one, and everyone has the first. */
static const guint fallbacks[KZRU_CITY_N_LANGUAGES] = { 0, 0, 0, 0, 3 };

#define MAX_ZOOM 20

G_DEFINE_QUARK (kzru-city-list-error-quark, kzru_city_list_error)
G_DEFINE_BOXED_TYPE (KzruCityList, kzru_city_list, kzru_city_list_ref, kzru_city_list_unref)

static void
clear_list (gpointer data)
{
  KzruCityList *self = data;

  g_array_unref (self->cities);
  g_free (self->text);
}

static gboolean
parse_number (const char *text,
              double      limit,
              double     *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *value >= -limit && *value <= limit;
}

/* Reads a line and puts an end to each of its columns. */
static gboolean
parse_line (char     *line,
            KzruCity *city)
{
  char *columns[N_COLUMNS];
  KzruPoint point;
  double zoom, capital;
  guint n = 0;

  for (char *column = line; column != NULL; n++)
    {
      char *tab = strchr (column, '\t');

      if (n == N_COLUMNS)
        return FALSE;
      if (tab != NULL)
        *tab++ = '\0';
      columns[n] = column;
      column = tab;
    }

  if (n != N_COLUMNS || columns[COLUMN_NAMES][0] == '\0'
      || !parse_number (columns[COLUMN_ZOOM], MAX_ZOOM, &zoom) || zoom < 0
      || !parse_number (columns[COLUMN_LONGITUDE], 180, &point.lon)
      || !parse_number (columns[COLUMN_LATITUDE], 90, &point.lat)
      || !parse_number (columns[COLUMN_CAPITAL], 1, &capital))
    return FALSE;

  city->zoom = (guint) zoom;
  city->capital = capital > 0;
  city->at = kzru_mercator_from_point (point);
  for (guint i = 0; i < KZRU_CITY_N_LANGUAGES; i++)
    city->names[i] = columns[COLUMN_NAMES + i];

  return TRUE;
}

/**
 * kzru_city_list_new:
 * @bytes: the contents of a file of cities
 * @error: return location for an error, of the domain `KZRU_CITY_LIST_ERROR`
 *
 * Reads cities. The list is immutable: any thread may use it.
 *
 * Returns: (transfer full) (nullable): the cities, or %NULL if a line is damaged
 */
KzruCityList *
kzru_city_list_new (GBytes  *bytes,
                    GError **error)
{
  g_autoptr (KzruCityList) self = NULL;
  const char *data;
  gsize size;
  guint zoom = 0;
  guint number = 1;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  self = g_atomic_rc_box_new0 (KzruCityList);
  self->text = g_strndup (data, size);
  self->cities = g_array_new (FALSE, TRUE, sizeof (KzruCity));

  for (char *line = self->text; *line != '\0'; number++)
    {
      char *end = strchr (line, '\n');
      KzruCity city;

      if (end != NULL)
        *end++ = '\0';
      if (!g_utf8_validate (line, -1, NULL) || !parse_line (line, &city) || city.zoom < zoom)
        {
          g_set_error (error, KZRU_CITY_LIST_ERROR, KZRU_CITY_LIST_ERROR_INVALID, "cities, line %u: not a city", number);
          return NULL;
        }

      zoom = city.zoom;
      g_array_append_val (self->cities, city);
      line = end != NULL ? end : strchr (line, '\0');
    }

  return g_steal_pointer (&self);
}

static gpointer
load_bundled (gpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (KZRU_CITY_LIST_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  KzruCityList *self = NULL;

  if (bytes != NULL)
    self = kzru_city_list_new (bytes, &error);
  if (self == NULL)
    g_info ("No cities: %s", error->message);

  return self;
}

/**
 * kzru_city_list_dup_bundled:
 *
 * Gets the cities that the program has among its resources. They are read once.
 *
 * Returns: (transfer full) (nullable): the cities, or %NULL if the program was
 *   built without them
 */
KzruCityList *
kzru_city_list_dup_bundled (void)
{
  static GOnce once = G_ONCE_INIT;
  KzruCityList *self = g_once (&once, load_bundled, NULL);

  return self != NULL ? kzru_city_list_ref (self) : NULL;
}

/**
 * kzru_city_list_ref:
 * @self: a list
 *
 * Adds a reference.
 *
 * Returns: (transfer full): @self
 */
KzruCityList *
kzru_city_list_ref (KzruCityList *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * kzru_city_list_unref:
 * @self: (transfer full): a list
 *
 * Drops a reference.
 */
void
kzru_city_list_unref (KzruCityList *self)
{
  g_atomic_rc_box_release_full (self, clear_list);
}

/**
 * kzru_city_list_get:
 * @self: a list
 * @n: (out): how many cities there are
 *
 * Gets the cities, those that are shown from the lowest zoom level on first,
 * and of these the largest.
 *
 * Returns: (array length=n) (transfer none): the cities
 */
const KzruCity *
kzru_city_list_get (KzruCityList *self,
                    guint        *n)
{
  *n = self->cities->len;
  return (const KzruCity *) self->cities->data;
}

/**
 * kzru_city_get_name:
 * @self: a city
 * @language: a BCP 47 tag
 *
 * Gets what a city is called in a language, or in another one if nobody said.
 *
 * Returns: (transfer none): the name
 */
const char *
kzru_city_get_name (const KzruCity *self,
                    const char     *language)
{
  gsize length = strcspn (language, "-_");
  guint i;

  for (i = 0; i < KZRU_CITY_N_LANGUAGES; i++)
    if (strlen (languages[i]) == length && g_ascii_strncasecmp (languages[i], language, length) == 0)
      break;
  if (i == KZRU_CITY_N_LANGUAGES)
    i = 0;

  while (self->names[i][0] == '\0')
    i = fallbacks[i];
  return self->names[i];
}
