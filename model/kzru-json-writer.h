/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where lines are broken, in code points. */
#define KZRU_JSON_MAX_COLUMNS 100

/**
 * KzruJsonLayout:
 * @KZRU_JSON_LINES: each element on a line of its own, indented by two spaces
 * @KZRU_JSON_ONE_LINE: all on one line
 * @KZRU_JSON_FILL: as many on a line as fit into %KZRU_JSON_MAX_COLUMNS columns;
 *   on one line with the brackets if all fit
 *
 * How the elements of an array or object are laid out.
 */
typedef enum
{
  KZRU_JSON_LINES,
  KZRU_JSON_ONE_LINE,
  KZRU_JSON_FILL,
} KzruJsonLayout;

typedef struct _KzruJsonWriter KzruJsonWriter;

KzruJsonWriter *kzru_json_writer_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void            kzru_json_writer_free    (KzruJsonWriter *self);
void            kzru_json_writer_begin   (KzruJsonWriter *self,
                                          char            bracket,
                                          KzruJsonLayout  layout);
void            kzru_json_writer_end     (KzruJsonWriter *self);
void            kzru_json_writer_name    (KzruJsonWriter *self,
                                          const char     *name);
void            kzru_json_writer_string  (KzruJsonWriter *self,
                                          const char     *text);
void            kzru_json_writer_number  (KzruJsonWriter *self,
                                          double          value);
void            kzru_json_writer_word    (KzruJsonWriter *self,
                                          const char     *word);
char           *kzru_json_writer_finish  (KzruJsonWriter *self,
                                          gsize          *n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruJsonWriter, kzru_json_writer_free)

G_END_DECLS
