/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KzruLangEntry:
 * @tag: a BCP 47 language tag
 * @text: the text in that language, UTF-8
 */
typedef struct
{
  const char *tag;
  const char *text;
} KzruLangEntry;

/**
 * KzruLangMap:
 * @entries: (array length=n_entries): the texts, in the order of the file
 * @n_entries: how many there are
 *
 * One text in several languages: a JSON-LD "language map".
 */
typedef struct
{
  const KzruLangEntry *entries;
  guint                n_entries;
} KzruLangMap;

const KzruLangEntry *kzru_lang_map_lookup (const KzruLangMap  *self,
                                           const char * const *languages);
const char          *kzru_lang_map_get    (const KzruLangMap  *self,
                                           const char * const *languages);

G_END_DECLS
