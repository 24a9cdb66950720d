/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/kzru-application.h"

G_BEGIN_DECLS

void kzru_application_add_actions (KzruApplication *self);

G_END_DECLS
