/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-fault.h"

G_BEGIN_DECLS

#define KZRU_TYPE_FAULTS_VIEW (kzru_faults_view_get_type ())
G_DECLARE_FINAL_TYPE (KzruFaultsView, kzru_faults_view, KZRU, FAULTS_VIEW, GtkWidget)

GtkWidget *kzru_faults_view_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       kzru_faults_view_set_faults (KzruFaultsView   *self,
                                        const KzruFaults *faults,
                                        const char       *file_name);
char      *kzru_faults_view_dup_text   (KzruFaultsView   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
