/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-atlas.h"

G_BEGIN_DECLS

/**
 * KzruTextRange:
 * @start: in bytes
 * @end: in bytes, exclusive
 *
 * A piece of a UTF-8 text.
 */
typedef struct
{
  guint start;
  guint end;
} KzruTextRange;

/**
 * KzruQuotationText:
 * @text: the words of a passage in their context, ready to be set
 * @evidence: (array length=n_evidence): which of them are the evidence
 * @n_evidence: how many pieces there are
 *
 * A passage as a reader sees it: one running text in which the evidence is to
 * be marked.
 */
typedef struct
{
  char          *text;
  KzruTextRange *evidence;
  guint          n_evidence;
} KzruQuotationText;

KzruQuotationText *kzru_quotation_text_new  (const KzruPassage *passage) G_GNUC_WARN_UNUSED_RESULT;
void               kzru_quotation_text_free (KzruQuotationText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruQuotationText, kzru_quotation_text_free)

G_END_DECLS
