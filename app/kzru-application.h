/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KZRU_TYPE_APPLICATION (kzru_application_get_type ())
G_DECLARE_FINAL_TYPE (KzruApplication, kzru_application, KZRU, APPLICATION, AdwApplication)

KzruApplication *kzru_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
