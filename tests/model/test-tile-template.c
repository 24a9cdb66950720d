/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-tile-template.h"

static void
test_good (void)
{
  static const char * const texts[] = {
    "https://tiles.example.com/{z}/{x}/{y}.png",
    "http://localhost:8080/{z}/{x}/{y}",
    "https://example.com/tile?z={z}&x={x}&y={y}&again={z}",
    "https://[::1]:8443/{z}/{y}/{x}.webp?key=abc%20d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (kzru_tile_template_check (texts[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char            *text;
    KzruTileTemplateError  code;
  } cases[] = {
    { "", KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING },
    { "https://tiles.example.com/", KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING },
    { "https://tiles.example.com/{z}/{x}/y.png", KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING },
    { "https://tiles.example.com/{Z}/{x}/{y}.png", KZRU_TILE_TEMPLATE_ERROR_FIELD_MISSING },
    { "https://{s}.example.com/{z}/{x}/{y}.png", KZRU_TILE_TEMPLATE_ERROR_FIELD_UNKNOWN },
    { "https://tiles.example.com/{z}/{x}/{y}{", KZRU_TILE_TEMPLATE_ERROR_FIELD_UNKNOWN },
    { "tiles.example.com/{z}/{x}/{y}.png", KZRU_TILE_TEMPLATE_ERROR_ADDRESS },
    { "file:///tiles/{z}/{x}/{y}.png", KZRU_TILE_TEMPLATE_ERROR_ADDRESS },
    { "javascript:{z}{x}{y}", KZRU_TILE_TEMPLATE_ERROR_ADDRESS },
    { "https:///{z}/{x}/{y}.png", KZRU_TILE_TEMPLATE_ERROR_ADDRESS },
    { "https://example.com:port/{z}/{x}/{y}", KZRU_TILE_TEMPLATE_ERROR_ADDRESS },
    { "https://example.com/a b/{z}/{x}/{y}\xff", KZRU_TILE_TEMPLATE_ERROR_ADDRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kzru_tile_template_check (cases[i].text, &error));
      g_assert_error (error, KZRU_TILE_TEMPLATE_ERROR, (int) cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tile-template/good", test_good);
  g_test_add_func ("/tile-template/bad", test_bad);

  return g_test_run ();
}
