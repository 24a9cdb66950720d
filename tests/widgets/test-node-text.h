/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

char *test_node_to_text (GskRenderNode *node) G_GNUC_WARN_UNUSED_RESULT;
