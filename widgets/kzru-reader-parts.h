/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/* What pages of the reader are made of. Each function appends one part to
 * @page, or nothing where there is nothing to say. */

void       kzru_reader_set_text_direction (GtkWidget  *widget,
                                           const char *language);
GtkWidget *kzru_reader_add_text     (GtkWidget         *page,
                                     const char        *text,
                                     const char        *css_class);
void       kzru_reader_add_lang_map (GtkWidget         *page,
                                     KzruViewState     *state,
                                     const KzruLangMap *map,
                                     const char        *css_class);
void       kzru_reader_add_heading  (GtkWidget         *page,
                                     const char        *text);
void       kzru_reader_add_warning  (GtkWidget         *page,
                                     const char        *title,
                                     const char        *text);
void       kzru_reader_add_basis    (GtkWidget         *page,
                                     KzruViewState     *state,
                                     KzruBasis          basis,
                                     const KzruLangMap *note);
void       kzru_reader_add_links    (GtkWidget         *page,
                                     KzruViewState     *state,
                                     const char        *caption,
                                     KzruRecordKind     kind,
                                     KzruIndices        indices);
void       kzru_reader_add_link     (GtkWidget         *page,
                                     KzruViewState     *state,
                                     const char        *format,
                                     KzruRef            ref);
void       kzru_reader_add_value    (GtkWidget         *page,
                                     KzruViewState     *state,
                                     const char        *text,
                                     KzruRef            ref);
void       kzru_reader_add_events   (GtkWidget         *page,
                                     KzruViewState     *state,
                                     KzruRef            tied_to);
void       kzru_reader_add_passages (GtkWidget         *page,
                                     KzruViewState     *state,
                                     KzruIndices        passages);

G_END_DECLS
