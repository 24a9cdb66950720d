/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-quotation.h"
#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/**
 * KzruCliPage:
 * @out: where the page goes
 * @language: of the one who reads it, as a BCP 47 tag
 * @width: of its lines, in columns
 * @colors: whether escape sequences set titles and evidence off
 *
 * A page of plain text about one record.
 */
typedef struct
{
  GString    *out;
  const char *language;
  guint       width;
  gboolean    colors;
} KzruCliPage;

void kzru_cli_page_init          (KzruCliPage             *self,
                                  GString                 *out,
                                  KzruViewState           *state);
void kzru_cli_page_add_heading   (KzruCliPage             *self,
                                  const char              *text);
void kzru_cli_page_add_text      (KzruCliPage             *self,
                                  guint                    indent,
                                  const char              *text,
                                  const char              *language);
void kzru_cli_page_add_filled    (KzruCliPage             *self,
                                  guint                    indent,
                                  const char              *format,
                                  const char              *value);
void kzru_cli_page_add_quotation (KzruCliPage             *self,
                                  guint                    indent,
                                  const KzruQuotationText *quotation,
                                  const char              *language);
void kzru_cli_page_add_gap       (KzruCliPage             *self);

G_END_DECLS
