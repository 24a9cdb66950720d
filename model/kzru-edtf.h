/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/kzru-span.h"

G_BEGIN_DECLS

#define KZRU_EDTF_ERROR (kzru_edtf_error_quark ())
GQuark kzru_edtf_error_quark (void);

/**
 * KzruEdtfError:
 * @KZRU_EDTF_ERROR_SYNTAX: the text is no EDTF of the supported levels
 * @KZRU_EDTF_ERROR_RANGE: well formed, but there is no such date (month 13, 30 February)
 * @KZRU_EDTF_ERROR_ORDER: an interval that certainly ends before it starts
 */
typedef enum
{
  KZRU_EDTF_ERROR_SYNTAX,
  KZRU_EDTF_ERROR_RANGE,
  KZRU_EDTF_ERROR_ORDER,
} KzruEdtfError;

/**
 * KzruEdtfKind:
 * @KZRU_EDTF_DATE: one moment, known to some precision
 * @KZRU_EDTF_INTERVAL: something that lasted from one date to another
 * @KZRU_EDTF_ONE_OF: one of several dates (`[…]`)
 * @KZRU_EDTF_ALL_OF: each of several dates (`{…}`)
 */
typedef enum
{
  KZRU_EDTF_DATE,
  KZRU_EDTF_INTERVAL,
  KZRU_EDTF_ONE_OF,
  KZRU_EDTF_ALL_OF,
} KzruEdtfKind;

/**
 * KzruEdtfFlags:
 * @KZRU_EDTF_FLAG_APPROXIMATE: some part carries `~` or `%`, or only some digits
 *   of the year are significant
 * @KZRU_EDTF_FLAG_UNCERTAIN: some part carries `?` or `%`
 * @KZRU_EDTF_FLAG_UNSPECIFIED: some digit is `X`
 * @KZRU_EDTF_FLAG_OPEN_START: starts with `..` (no start)
 * @KZRU_EDTF_FLAG_OPEN_END: ends with `..` (goes on)
 * @KZRU_EDTF_FLAG_UNKNOWN_START: the start is left blank (there is one, unknown)
 * @KZRU_EDTF_FLAG_UNKNOWN_END: the end is left blank (there is one, unknown)
 */
typedef enum
{
  KZRU_EDTF_FLAG_NONE          = 0,
  KZRU_EDTF_FLAG_APPROXIMATE   = 1 << 0,
  KZRU_EDTF_FLAG_UNCERTAIN     = 1 << 1,
  KZRU_EDTF_FLAG_UNSPECIFIED   = 1 << 2,
  KZRU_EDTF_FLAG_OPEN_START    = 1 << 3,
  KZRU_EDTF_FLAG_OPEN_END      = 1 << 4,
  KZRU_EDTF_FLAG_UNKNOWN_START = 1 << 5,
  KZRU_EDTF_FLAG_UNKNOWN_END   = 1 << 6,
} KzruEdtfFlags;

/**
 * KzruEdtfBounds:
 * @kind: what is dated: a moment, a duration, a set
 * @flags: in which ways the date is vague
 * @outer: from the earliest instant that is possible to the latest
 * @core: what certainly belongs to it; empty for a moment, whose place within
 *   @outer is not known, and for an interval whose end dates may cross
 *
 * What a date says of the time line: enough to sort, filter and draw it
 * without looking at its text again.
 *
 * The marks `~` and `?` do not change the bounds: @outer is what is written, and
 * @flags tell that it is soft.
 *
 * For an open or unknown end the bound of @outer is [const@INSTANT_MIN] or
 * [const@INSTANT_MAX]. For `2014/2018`, @outer is all of 2014 to 2018 and
 * @core is 2015-01-01 to the end of 2017 (it started at some time in 2014 and
 * ended at some time in 2018).
 */
typedef struct
{
  KzruEdtfKind  kind;
  KzruEdtfFlags flags;
  KzruSpan      outer;
  KzruSpan      core;
} KzruEdtfBounds;

/**
 * KzruEdtfRelations:
 * @KZRU_EDTF_RELATION_BEFORE: the first ends before the second starts, with a gap
 * @KZRU_EDTF_RELATION_MEETS: the first ends just where the second starts
 * @KZRU_EDTF_RELATION_OVERLAPS: the two share at least one instant
 * @KZRU_EDTF_RELATION_MET_BY: the first starts just where the second ends
 * @KZRU_EDTF_RELATION_AFTER: the first starts after the second ends, with a gap
 *
 * The ways of [enum@SpanRelation] in which one date may lie to another: a set,
 * since vague dates leave open which it is.
 */
typedef enum
{
  KZRU_EDTF_RELATION_NONE     = 0,
  KZRU_EDTF_RELATION_BEFORE   = 1 << KZRU_SPAN_BEFORE,
  KZRU_EDTF_RELATION_MEETS    = 1 << KZRU_SPAN_MEETS,
  KZRU_EDTF_RELATION_OVERLAPS = 1 << KZRU_SPAN_OVERLAPS,
  KZRU_EDTF_RELATION_MET_BY   = 1 << KZRU_SPAN_MET_BY,
  KZRU_EDTF_RELATION_AFTER    = 1 << KZRU_SPAN_AFTER,
} KzruEdtfRelations;

typedef struct _KzruEdtf KzruEdtf;

#define KZRU_TYPE_EDTF (kzru_edtf_get_type ())
GType kzru_edtf_get_type (void) G_GNUC_CONST;

KzruEdtf             *kzru_edtf_parse      (const char      *text,
                                            GError         **error) G_GNUC_WARN_UNUSED_RESULT;
KzruEdtf             *kzru_edtf_ref        (KzruEdtf        *self);
void                  kzru_edtf_unref      (KzruEdtf        *self);
char                 *kzru_edtf_to_string  (const KzruEdtf  *self) G_GNUC_WARN_UNUSED_RESULT;
const KzruEdtfBounds *kzru_edtf_get_bounds (const KzruEdtf  *self);

KzruEdtfRelations     kzru_edtf_relate           (const KzruEdtf    *a,
                                                  const KzruEdtf    *b);
KzruEdtfRelations     kzru_edtf_relate_to_span   (const KzruEdtf    *self,
                                                  KzruSpan           span);
gboolean              kzru_edtf_possibly         (const KzruEdtf    *a,
                                                  KzruEdtfRelations  relations,
                                                  const KzruEdtf    *b);
gboolean              kzru_edtf_certainly        (const KzruEdtf    *a,
                                                  KzruEdtfRelations  relations,
                                                  const KzruEdtf    *b);
gboolean              kzru_edtf_certainly_within (const KzruEdtf    *self,
                                                  KzruSpan           span);
gboolean              kzru_edtf_possibly_within  (const KzruEdtf    *self,
                                                  KzruSpan           span);
gboolean              kzru_edtf_possibly_meets   (const KzruEdtf    *self,
                                                  KzruSpan           span);
int                   kzru_edtf_compare          (const KzruEdtf    *a,
                                                  const KzruEdtf    *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruEdtf, kzru_edtf_unref)

G_END_DECLS
