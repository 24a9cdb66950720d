/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-mercator.h"

G_BEGIN_DECLS

/* What is the bundled file's name among the program's resources. */
#define KZRU_CITY_LIST_RESOURCE "/com/example/KzRu/base-map/cities.tsv"

/* In how many languages a city has a name: those of the file's columns. */
#define KZRU_CITY_N_LANGUAGES 5

/**
 * KzruCityListError:
 * @KZRU_CITY_LIST_ERROR_INVALID: a line of the file is not as it should be
 */
typedef enum
{
  KZRU_CITY_LIST_ERROR_INVALID,
} KzruCityListError;

#define KZRU_CITY_LIST_ERROR (kzru_city_list_error_quark ())
GQuark kzru_city_list_error_quark (void);

/**
 * KzruCity:
 * @zoom: the zoom level from which on it is shown
 * @capital: whether it is the capital of a country
 * @at: where it is
 * @names: in each of the languages, "" without
 *
 * A city of the base map.
 */
typedef struct
{
  guint        zoom;
  gboolean     capital;
  KzruMercator at;
  const char  *names[KZRU_CITY_N_LANGUAGES];
} KzruCity;

typedef struct _KzruCityList KzruCityList;

#define KZRU_TYPE_CITY_LIST (kzru_city_list_get_type ())
GType kzru_city_list_get_type (void) G_GNUC_CONST;

KzruCityList   *kzru_city_list_new         (GBytes          *bytes,
                                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;
KzruCityList   *kzru_city_list_dup_bundled (void) G_GNUC_WARN_UNUSED_RESULT;
KzruCityList   *kzru_city_list_ref         (KzruCityList    *self);
void            kzru_city_list_unref       (KzruCityList    *self);

const KzruCity *kzru_city_list_get         (KzruCityList    *self,
                                            guint           *n);
const char     *kzru_city_get_name         (const KzruCity  *self,
                                            const char      *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruCityList, kzru_city_list_unref)

G_END_DECLS
