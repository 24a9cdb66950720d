/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-fault"

#include "config.h"

#include "model/kzru-fault.h"

#include <glib/gi18n-lib.h>

/* A message may quote the file, and the file may hold anything. */
#define MAX_MESSAGE 400 /* code points */

struct _KzruFaults
{
  GPtrArray *list;                             /* (element-type KzruFault) */
  guint      n_by_severity[KZRU_FAULT_ERROR + 1];
};

static void
fault_free (KzruFault *fault)
{
  g_free (fault->pointer);
  g_free (fault->message);
  g_free (fault);
}

/**
 * kzru_faults_new:
 *
 * Makes an empty list of faults.
 *
 * Returns: (transfer full): the list
 */
KzruFaults *
kzru_faults_new (void)
{
  KzruFaults *self = g_new0 (KzruFaults, 1);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);

  return self;
}

/**
 * kzru_faults_free:
 * @self: (nullable) (transfer full): a list of faults
 *
 * Frees the list and all that is in it.
 */
void
kzru_faults_free (KzruFaults *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->list);
  g_free (self);
}

/* Characters that would move the cursor of a terminal or turn the direction of
 * the rest of the line are replaced by U+FFFD. */
static gboolean
is_harmless (gunichar c)
{
  return !g_unichar_iscntrl (c) && c != 0x2028 && c != 0x2029 &&
         !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

static char *
make_harmless (const char *text)
{
  GString *harmless = g_string_new (NULL);
  guint n = 0;

  for (; *text != '\0' && n < MAX_MESSAGE; text = g_utf8_next_char (text), n++)
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (harmless, is_harmless (c) ? c : 0xfffd);
    }
  if (*text != '\0')
    g_string_append (harmless, "…");

  return g_string_free (harmless, FALSE);
}

/**
 * kzru_faults_add:
 * @self: a list of faults
 * @severity: whether the file can still be used
 * @code: the kind of fault
 * @pointer: where it is, as a JSON pointer; "" for the whole file
 * @line: its line, from 1, or 0
 * @column: its column in code points, from 1, or 0
 * @format: what is wrong and what was expected, translated, as for printf()
 * @...: arguments of @format
 *
 * Adds a fault. A message may quote the file: what would disturb a terminal is
 * replaced, and what is too long is cut.
 *
 * Of the first %KZRU_FAULTS_MAX faults of each severity each is kept; later ones
 * are only counted, since nobody reads that many, and a hostile file must not
 * fill the memory with them. Warnings take no room from errors: those are why a
 * file cannot be used.
 */
void
kzru_faults_add (KzruFaults        *self,
                 KzruFaultSeverity  severity,
                 KzruFaultCode      code,
                 const char        *pointer,
                 guint              line,
                 guint              column,
                 const char        *format,
                 ...)
{
  g_autofree char *message = NULL;
  KzruFault *fault;
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail (pointer != NULL);
  g_return_if_fail (format != NULL);

  if (self->n_by_severity[severity]++ >= KZRU_FAULTS_MAX)
    return;

  fault = g_new0 (KzruFault, 1);
  fault->severity = severity;
  fault->code = code;
  fault->pointer = g_strdup (pointer);
  fault->line = line;
  fault->column = column;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fault->message = make_harmless (message);

  g_ptr_array_add (self->list, fault);
}

/**
 * kzru_faults_has_room:
 * @self: a list of faults
 * @severity: a severity
 *
 * Tells whether another fault would be listed, so that it is worth to find out
 * where it is.
 *
 * Returns: whether [method@Faults.add] would keep it
 */
gboolean
kzru_faults_has_room (const KzruFaults  *self,
                      KzruFaultSeverity  severity)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_by_severity[severity] < KZRU_FAULTS_MAX;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const KzruFault *first = *(const KzruFault * const *) a;
  const KzruFault *second = *(const KzruFault * const *) b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;

  return 0;
}

/**
 * kzru_faults_sort:
 * @self: a list of faults
 *
 * Puts the faults into the order of the file; those of one place stay in the
 * order in which they were added.
 */
void
kzru_faults_sort (KzruFaults *self)
{
  g_return_if_fail (self != NULL);

  /* GLib documents this sort to be stable. */
  g_ptr_array_sort (self->list, compare_places);
}

/**
 * kzru_faults_get_size:
 * @self: a list of faults
 *
 * Tells how many faults are listed.
 *
 * Returns: the number of faults, at most %KZRU_FAULTS_MAX of each severity
 */
guint
kzru_faults_get_size (const KzruFaults *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

/**
 * kzru_faults_get:
 * @self: a list of faults
 * @index: less than [method@Faults.get_size]
 *
 * Gets one fault.
 *
 * Returns: (transfer none): the fault
 */
const KzruFault *
kzru_faults_get (const KzruFaults *self,
                 guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->list->len, NULL);

  return g_ptr_array_index (self->list, index);
}

/**
 * kzru_faults_count:
 * @self: a list of faults
 * @severity: a severity
 *
 * Counts the faults of one severity, also those that are no longer listed.
 *
 * Returns: how many were added
 */
guint
kzru_faults_count (const KzruFaults  *self,
                   KzruFaultSeverity  severity)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_by_severity[severity];
}

/* Lines and columns are not numbers to be read in words: editors and scripts
 * take them, so they stay in ASCII digits. */
static char *
describe (const KzruFault *self)
{
  g_autofree char *what = NULL;

  if (self->severity == KZRU_FAULT_WARNING)
    {
      /* Translators: %s is what is odd about a file. */
      what = g_strdup_printf (_("warning: %s"), self->message);
    }
  else
    {
      what = g_strdup (self->message);
    }

  if (self->line == 0)
    return g_steal_pointer (&what);

  /* Translators: %1$s is what is wrong, the numbers say where in the file. */
  return g_strdup_printf (_("%1$s (line %2$u, column %3$u)"), what, self->line, self->column);
}

/**
 * kzru_fault_to_string:
 * @self: a fault
 * @file_name: the file that has it, as the user named it
 *
 * Writes a fault as one line for a terminal: `FILE: /json/pointer: what is
 * wrong and what was expected (line 3, column 5)`.
 *
 * Returns: (transfer full): the line, without a line break
 */
char *
kzru_fault_to_string (const KzruFault *self,
                      const char      *file_name)
{
  g_autofree char *what = NULL;
  g_autofree char *pointer = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  what = describe (self);
  if (*self->pointer == '\0')
    return g_strdup_printf ("%s: %s", file_name, what);

  pointer = make_harmless (self->pointer);

  return g_strdup_printf ("%s: %s: %s", file_name, pointer, what);
}
