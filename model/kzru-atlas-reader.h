/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "model/kzru-atlas-shape.h"
#include "model/kzru-json-scan.h"

G_BEGIN_DECLS

/**
 * KzruAtlasReader:
 * @atlas: the atlas that is being built
 * @scan: knows where everything stands
 * @faults: where faults go
 * @pointer: to the value that is being read
 * @unread: by kind of record, whether none could be read, which is a fault of
 *   its own: that references to them lead nowhere follows from it
 *
 * What the functions that read an atlas out of a JSON tree hand to each other.
 * Each of them reads one value, reports what is wrong with it and goes on, so
 * that one reading finds all faults.
 */
typedef struct
{
  KzruAtlas    *atlas;
  KzruJsonScan *scan;
  KzruFaults   *faults;
  GString      *pointer;
  gboolean      unread[KZRU_N_RECORD_KINDS];
} KzruAtlasReader;

/* A place or length in a document that could not be read. */
#define KZRU_OFFSET_UNREAD G_MAXUINT64

/* What a JSON value is; json-glib's node types do not tell numbers from texts. */
typedef enum
{
  KZRU_JSON_OBJECT,
  KZRU_JSON_ARRAY,
  KZRU_JSON_STRING,
  KZRU_JSON_NUMBER,
  KZRU_JSON_BOOLEAN,
  KZRU_JSON_NULL,
} KzruJsonType;

/* kzru-atlas-reader.c */
void       kzru_atlas_reader_error       (KzruAtlasReader   *self,
                                          KzruFaultCode      code,
                                          const char        *format,
                                          ...) G_GNUC_PRINTF (3, 4);
void       kzru_atlas_reader_report_name (KzruAtlasReader   *self,
                                          KzruFaultSeverity  severity,
                                          KzruFaultCode      code,
                                          const char        *format,
                                          ...) G_GNUC_PRINTF (4, 5);
gboolean   kzru_atlas_reader_expect      (KzruAtlasReader   *self,
                                          JsonNode          *node,
                                          KzruJsonType       type);
JsonArray *kzru_atlas_reader_get_array   (KzruAtlasReader   *self,
                                          JsonNode          *node,
                                          guint              min);
gsize      kzru_atlas_reader_push_name   (KzruAtlasReader   *self,
                                          const char        *name);
gsize      kzru_atlas_reader_push_index  (KzruAtlasReader   *self,
                                          guint              index);
void       kzru_atlas_reader_pop         (KzruAtlasReader   *self,
                                          gsize              length);
void       kzru_atlas_reader_object      (KzruAtlasReader   *self,
                                          JsonNode          *node,
                                          const KzruShape   *shape,
                                          gpointer           record);
gboolean   kzru_atlas_reader_root        (KzruAtlasReader   *self,
                                          JsonNode          *node);

/* kzru-atlas-reader-values.c */
const char     *kzru_atlas_reader_text  (KzruAtlasReader *self,
                                         JsonNode        *node,
                                         KzruTextRule     rule);
const KzruEdtf *kzru_atlas_reader_date  (KzruAtlasReader *self,
                                         const char      *edtf);
void            kzru_atlas_reader_value (KzruAtlasReader *self,
                                         JsonNode        *node,
                                         const KzruField *field,
                                         gpointer         record);

/* kzru-atlas-reader-refs.c */
void           kzru_atlas_reader_ids      (KzruAtlasReader *self,
                                           JsonNode        *node);
guint          kzru_atlas_reader_ref      (KzruAtlasReader *self,
                                           JsonNode        *node,
                                           KzruRecordKind   kind);
KzruRef        kzru_atlas_reader_any_ref  (KzruAtlasReader *self,
                                           JsonNode        *node);
KzruIndices    kzru_atlas_reader_refs     (KzruAtlasReader *self,
                                           JsonNode        *node,
                                           const KzruField *field);
const KzruRef *kzru_atlas_reader_any_refs (KzruAtlasReader *self,
                                           JsonNode        *node,
                                           const KzruField *field,
                                           guint           *n);

/* kzru-atlas-reader-geometry.c */
void kzru_atlas_reader_point    (KzruAtlasReader *self,
                                 JsonNode        *node,
                                 KzruPoint       *point);
void kzru_atlas_reader_geometry (KzruAtlasReader *self,
                                 JsonNode        *node,
                                 KzruGeometry    *geometry);

/* kzru-atlas-reader-source.c */
void     kzru_atlas_reader_source (KzruAtlasReader *self,
                                   JsonObject      *item,
                                   KzruSource      *source);
gboolean kzru_csl_has_variable    (const char      *name);

/* kzru-atlas-check.c */
void kzru_atlas_reader_check (KzruAtlasReader *self);

G_END_DECLS
