/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/kzru-pane.h"

G_BEGIN_DECLS

#define KZRU_TYPE_READER (kzru_reader_get_type ())
G_DECLARE_FINAL_TYPE (KzruReader, kzru_reader, KZRU, READER, KzruPane)

GtkWidget *kzru_reader_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
