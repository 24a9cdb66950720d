/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KzruFaultSeverity:
 * @KZRU_FAULT_WARNING: odd, but the file can be used (an unknown member)
 * @KZRU_FAULT_ERROR: the file cannot be used
 */
typedef enum
{
  KZRU_FAULT_WARNING,
  KZRU_FAULT_ERROR,
} KzruFaultSeverity;

/**
 * KzruFaultCode:
 *
 * What kind of fault it is, for callers that act on it and for tests; people
 * read the message.
 */
typedef enum
{
  KZRU_FAULT_IO,             /* missing, a directory, not readable */
  KZRU_FAULT_SIZE,           /* empty, or larger than an atlas may be */
  KZRU_FAULT_ENCODING,       /* not UTF-8 */
  KZRU_FAULT_SYNTAX,         /* not JSON */
  KZRU_FAULT_TYPE,           /* a string where a number was expected */
  KZRU_FAULT_MISSING,        /* a required member is not there */
  KZRU_FAULT_UNKNOWN_MEMBER, /* a member that the format does not have */
  KZRU_FAULT_VALUE,          /* the right type, but not an allowed value */
  KZRU_FAULT_DUPLICATE_ID,
  KZRU_FAULT_DANGLING,       /* a reference to a record that is not there */
  KZRU_FAULT_DATE,
  KZRU_FAULT_COORDINATES,
  KZRU_FAULT_BIDI,           /* bidi controls that do not close */
  KZRU_FAULT_QUOTATION,      /* a passage that is not in its document */
} KzruFaultCode;

/**
 * KzruFault:
 * @severity: whether the file can still be used
 * @code: the kind of fault
 * @pointer: where it is, as a JSON pointer (RFC 6901); "" is the whole file
 * @line: its line in the file, from 1, or 0 if it has no place in it
 * @column: its column in code points, from 1, or 0
 * @message: what is wrong and what was expected, translated
 */
typedef struct
{
  KzruFaultSeverity severity;
  KzruFaultCode     code;
  char             *pointer;
  guint             line;
  guint             column;
  char             *message;
} KzruFault;

typedef struct _KzruFaults KzruFaults;

/* So many faults of each severity are listed; more are only counted. */
#define KZRU_FAULTS_MAX 10000

KzruFaults      *kzru_faults_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void             kzru_faults_free        (KzruFaults         *self);
void             kzru_faults_add         (KzruFaults         *self,
                                          KzruFaultSeverity   severity,
                                          KzruFaultCode       code,
                                          const char         *pointer,
                                          guint               line,
                                          guint               column,
                                          const char         *format,
                                          ...) G_GNUC_PRINTF (7, 8);
gboolean         kzru_faults_has_room    (const KzruFaults   *self,
                                          KzruFaultSeverity   severity);
void             kzru_faults_sort        (KzruFaults         *self);
guint            kzru_faults_get_size    (const KzruFaults   *self);
const KzruFault *kzru_faults_get         (const KzruFaults   *self,
                                          guint               index);
guint            kzru_faults_count       (const KzruFaults   *self,
                                          KzruFaultSeverity   severity);
char            *kzru_fault_to_string    (const KzruFault    *self,
                                          const char         *file_name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KzruFaults, kzru_faults_free)

G_END_DECLS
