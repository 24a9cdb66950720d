/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-edtf.h"

G_BEGIN_DECLS

/* The parts of an EDTF as they were written, for those in the model who tell a
 * date to people. All others need no more than its bounds. */

typedef enum
{
  KZRU_EDTF_QUALIFIER_NONE,
  KZRU_EDTF_QUALIFIER_UNCERTAIN   = 1 << 0,
  KZRU_EDTF_QUALIFIER_APPROXIMATE = 1 << 1,
  KZRU_EDTF_QUALIFIER_BOTH        = KZRU_EDTF_QUALIFIER_UNCERTAIN | KZRU_EDTF_QUALIFIER_APPROXIMATE,
} KzruEdtfQualifier;

/* What stands where a date can stand. */
typedef enum
{
  KZRU_EDTF_POINT_DATE,
  KZRU_EDTF_POINT_OPEN,    /* ".." */
  KZRU_EDTF_POINT_UNKNOWN, /* nothing */
} KzruEdtfPointType;

typedef enum
{
  KZRU_EDTF_PRECISION_YEAR,
  KZRU_EDTF_PRECISION_MONTH, /* or a season, a quarter and their like */
  KZRU_EDTF_PRECISION_DAY,
  KZRU_EDTF_PRECISION_SECOND,
} KzruEdtfPrecision;

typedef enum
{
  KZRU_EDTF_YEAR_PLAIN,       /* four digits */
  KZRU_EDTF_YEAR_LONG,        /* Y and five digits or more */
  KZRU_EDTF_YEAR_EXPONENTIAL, /* Y, digits, E and the power of ten */
} KzruEdtfYearForm;

typedef enum
{
  KZRU_EDTF_ZONE_NONE,
  KZRU_EDTF_ZONE_UTC,     /* Z */
  KZRU_EDTF_ZONE_HOURS,   /* +04 */
  KZRU_EDTF_ZONE_MINUTES, /* +04:30 */
} KzruEdtfZone;

/**
 * KzruEdtfPoint:
 * @type: whether there is a date at all; if not, only @outer and @reach count
 * @precision: which of the following are there
 * @year_digits: of a plain year: digits and `X`
 * @year: with its sign; an `X` counts as 0
 * @mantissa: of an exponential year, without its sign
 * @exponent: of an exponential year
 * @significant: how many digits of the year are significant, or 0 if all are
 * @month_digits: digits and `X`
 * @month: from 1 to 12, a grouping from 21 to 41, or 0 where there is an `X`
 * @day: from 1 to 31, or 0 where there is an `X`
 * @before: by precision: the qualifier to the left of a component, which
 *   speaks of that component alone
 * @after: by precision: the qualifier to the right of a component, which
 *   speaks of all that stands left of it
 * @zone_offset: minutes east of UTC
 * @outer: from its earliest possible instant to its latest, as it is written
 * @reach: @outer, wider by as much as an approximate date may be off
 */
typedef struct
{
  KzruEdtfPointType type;
  KzruEdtfPrecision precision;

  KzruEdtfYearForm  year_form;
  gboolean          negative;
  char              year_digits[4];
  gint64            year;
  gint64            mantissa;
  guint             exponent;
  guint             significant;

  char              month_digits[2];
  char              day_digits[2];
  guint             month;
  guint             day;

  KzruEdtfQualifier before[KZRU_EDTF_PRECISION_SECOND];
  KzruEdtfQualifier after[KZRU_EDTF_PRECISION_SECOND];

  guint             hour;
  guint             minute;
  guint             second;
  KzruEdtfZone      zone;
  int               zone_offset;

  KzruSpan          outer;
  KzruSpan          reach;
} KzruEdtfPoint;

/**
 * KzruEdtfPart:
 * @start: the date, or the first of a range
 * @end: the last date of a range; not used if @is_range is `FALSE`
 * @is_range: whether there are two ends
 *
 * A date, an interval, or a member of a set.
 */
typedef struct
{
  KzruEdtfPoint start;
  KzruEdtfPoint end;
  gboolean      is_range;
} KzruEdtfPart;

/* A place in a text that is being read. */
typedef struct
{
  const char *text;
  const char *at;
  GError    **error;
} KzruEdtfCursor;

const KzruEdtfPart *kzru_edtf_get_parts         (const KzruEdtf      *self,
                                                 guint               *n_parts);

gboolean            kzru_edtf_point_parse       (KzruEdtfPoint       *self,
                                                 KzruEdtfCursor      *cursor);
void                kzru_edtf_point_append      (const KzruEdtfPoint *self,
                                                 GString             *string);
KzruEdtfFlags       kzru_edtf_point_get_flags   (const KzruEdtfPoint *self);
KzruEdtfQualifier   kzru_edtf_point_get_qualifier
                                                (const KzruEdtfPoint *self,
                                                 KzruEdtfPrecision    component);

gboolean            kzru_edtf_point_find_bounds (KzruEdtfPoint       *self);

gboolean            kzru_edtf_cursor_fail       (KzruEdtfCursor      *cursor,
                                                 KzruEdtfError        code,
                                                 const char          *message);

G_END_DECLS
