/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-bidi-check.h"
#include "model/kzru-fault.h"

G_BEGIN_DECLS

/**
 * KzruJsonLexer:
 * @text: (array length=n_bytes): JSON in valid UTF-8, zero-terminated
 * @n_bytes: its length
 * @at: the byte that is read next
 * @string: the last string that was read, with its escapes undone
 * @bidi: the directional controls of that string
 * @is_exact: whether a double holds the last number that was read
 * @code: after a failure: what kind of fault it is
 * @fault_at: after a failure: the byte at fault
 * @message: after a failure: what is wrong and what was expected
 *
 * Reads the words of JSON (RFC 8259) one by one, to the letter of the standard.
 */
typedef struct
{
  const char    *text;
  gsize          n_bytes;
  gsize          at;
  GString       *string;
  KzruBidiCheck  bidi;
  gboolean       is_exact;
  KzruFaultCode  code;
  gsize          fault_at;
  char          *message;
} KzruJsonLexer;

void     kzru_json_lexer_init          (KzruJsonLexer *self,
                                        const char    *text,
                                        gsize          n_bytes);
void     kzru_json_lexer_clear         (KzruJsonLexer *self);
void     kzru_json_lexer_skip_blanks   (KzruJsonLexer *self);
gboolean kzru_json_lexer_string        (KzruJsonLexer *self);
gboolean kzru_json_lexer_scalar        (KzruJsonLexer *self);
gboolean kzru_json_lexer_fail          (KzruJsonLexer *self,
                                        KzruFaultCode  code,
                                        gsize          byte,
                                        const char    *format,
                                        ...) G_GNUC_PRINTF (4, 5);
gboolean kzru_json_lexer_fail_expected (KzruJsonLexer *self,
                                        const char    *expected);

static inline int
kzru_json_lexer_peek (const KzruJsonLexer *self)
{
  return self->at < self->n_bytes ? (guchar) self->text[self->at] : -1;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KzruJsonLexer, kzru_json_lexer_clear)

G_END_DECLS
