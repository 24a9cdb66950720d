/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-json-pointer"

#include "config.h"

#include "model/kzru-json-pointer.h"

#include <string.h>

/**
 * kzru_json_pointer_push_name:
 * @pointer: a JSON pointer to an object
 * @name: the name of one of its members
 *
 * Makes @pointer point to the member.
 */
void
kzru_json_pointer_push_name (GString    *pointer,
                             const char *name)
{
  g_string_append_c (pointer, '/');
  for (const char *c = name; *c != '\0'; c++)
    {
      if (*c == '~')
        g_string_append (pointer, "~0");
      else if (*c == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *c);
    }
}

/**
 * kzru_json_pointer_push_index:
 * @pointer: a JSON pointer to an array
 * @index: which of its elements
 *
 * Makes @pointer point to the element.
 */
void
kzru_json_pointer_push_index (GString *pointer,
                              guint    index)
{
  g_string_append_printf (pointer, "/%u", index);
}

/**
 * kzru_json_pointer_next:
 * @pointer: (inout): the rest of a JSON pointer
 *
 * Takes the first step off a pointer.
 *
 * Returns: (transfer full) (nullable): the name or the index as text, with its
 *   escapes undone; %NULL if there is no further step
 */
char *
kzru_json_pointer_next (const char **pointer)
{
  g_autoptr(GString) name = NULL;
  const char *c = *pointer;

  if (*c != '/')
    return NULL;

  name = g_string_new (NULL);
  for (c++; *c != '\0' && *c != '/'; c++)
    {
      if (c[0] == '~' && c[1] == '1')
        {
          g_string_append_c (name, '/');
          c++;
        }
      else if (c[0] == '~' && c[1] == '0')
        {
          g_string_append_c (name, '~');
          c++;
        }
      else
        {
          g_string_append_c (name, *c);
        }
    }
  *pointer = c;

  return g_string_free (g_steal_pointer (&name), FALSE);
}
