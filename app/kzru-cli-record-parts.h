/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/kzru-cli-page.h"

G_BEGIN_DECLS

/* What the pages of several kinds of record have in common. */

void kzru_cli_page_add_title     (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  KzruRef              ref,
                                  const char          *kind);
void kzru_cli_page_add_lang_map  (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  guint                indent,
                                  const KzruLangMap   *map);
void kzru_cli_page_add_basis     (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  guint                indent,
                                  KzruBasis            basis,
                                  const KzruLangMap   *note);
void kzru_cli_page_add_links     (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  const char          *format,
                                  KzruRecordKind       kind,
                                  KzruIndices          indices);
void kzru_cli_page_add_date      (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  const KzruDateClaim *claim);
void kzru_cli_page_add_forms     (KzruCliPage         *self,
                                  const KzruForm      *forms,
                                  guint                n_forms);
void kzru_cli_page_add_relations (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  KzruRef              ref);
void kzru_cli_page_add_passages  (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  KzruIndices          passages);
void kzru_cli_page_add_tied      (KzruCliPage         *self,
                                  KzruViewState       *state,
                                  KzruRef              ref);

G_END_DECLS
