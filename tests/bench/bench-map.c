/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tests/bench/bench-map.h"

#include <gtk/gtk.h>

#include "tests/bench/kzru-bench.h"
#include "widgets/kzru-software-drawing.h"

/* What the map costs: tiles, the pointer, and moving it. One line of JSON. */

static const struct
{
  const char *name;
  void (*run) (JsonBuilder *out);
} parts[] = {
  { "tiles", bench_map_tiles },
  { "hover", bench_map_hover },
  { "pan", bench_map_pan },
};

static gboolean
is_wanted (const char *name,
           int         argc,
           char      **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], name))
      return TRUE;

  return argc < 2;
}

/* Returns whether all arguments are parts. */
static gboolean
check_arguments (int    argc,
                 char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        known |= g_str_equal (argv[i], parts[j].name);
      if (!known)
        {
          g_printerr ("kzru-bench map: there is no part “%s”\n", argv[i]);
          return FALSE;
        }
    }

  return TRUE;
}

int
kzru_bench_map (int    argc,
                char **argv)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gboolean software;

  if (!check_arguments (argc, argv))
    return 2;
  if (!gtk_init_check ())
    {
      g_printerr ("kzru-bench map: there is no display\n");
      return 2;
    }
  software = kzru_software_drawing_init (gdk_display_get_default ());

  json_builder_begin_object (out);
  json_builder_set_member_name (out, "draws_in_software");
  json_builder_add_boolean_value (out, software);
  json_builder_set_member_name (out, "cores");
  json_builder_add_int_value (out, g_get_num_processors ());
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_wanted (parts[i].name, argc, argv))
      parts[i].run (out);
  json_builder_end_object (out);

  root = json_builder_get_root (out);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);

  return 0;
}
