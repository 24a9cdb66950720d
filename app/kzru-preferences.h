/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KZRU_TYPE_PREFERENCES (kzru_preferences_get_type ())
G_DECLARE_FINAL_TYPE (KzruPreferences, kzru_preferences, KZRU, PREFERENCES, AdwPreferencesWindow)

GtkWidget *kzru_preferences_new (GSettings *settings,
                                 GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
