{{/* Names start with the release's; 63 characters at most with the longest suffix. */}}
{{- define "chancery.name" -}}
{{- ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) (contains .Chart.Name .Release.Name) | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* Labels of everything. */}}
{{- define "chancery.labels" -}}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{ include "chancery.selector" . }}
{{- end }}

{{/* Labels by which pods are found; never changed. */}}
{{- define "chancery.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "chancery.secretName" -}}
{{- .Values.existingSecret | default (include "chancery.name" .) }}
{{- end }}

{{/*
A pod of one process. Takes: root, component, command (list), resources, scratchSize (or ""), listening port 3000.
*/}}
{{- define "chancery.pod" -}}
metadata:
  labels:
    {{- include "chancery.selector" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .component }}
  annotations:
    # A change of what they read restarts the pods.
    checksum/configuration: {{ printf "%s %s" (toJson .root.Values.environment) (toJson .root.Values.secrets) | sha256sum }}
    prometheus.io/scrape: "true"
    prometheus.io/port: "9464"
    {{- with .root.Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "chancery.name" .root }}
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: {{ .root.Values.terminationGracePeriodSeconds }}
  {{- with .root.Values.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 1000
    runAsGroup: 1000
    fsGroup: 1000
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: {{ .component }}
      image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      command: {{ toJson .command }}
      ports:
        - name: http
          containerPort: 3000
        - name: metrics
          containerPort: 9464
      env:
        - name: HOST
          value: 0.0.0.0
        - name: PORT
          value: "3000"
        - name: METRICS_PORT
          value: "9464"
        - name: CHANCERY_DATA
          value: /data
        - name: CHANCERY_PLANES
          value: {{ join "," .root.Values.planes | quote }}
        # Leases, logs and health name the pod.
        - name: CHANCERY_NODE
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        {{- range $name, $value := .root.Values.environment }}
        - name: {{ $name }}
          value: {{ $value | quote }}
        {{- end }}
      envFrom:
        - secretRef:
            name: {{ include "chancery.secretName" .root }}
      startupProbe:
        httpGet: { path: {{ .root.Values.probes.live }}, port: http }
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: {{ .root.Values.probes.live }}, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: { path: {{ .root.Values.probes.ready | default (ternary "/health/ready" .root.Values.probes.live (eq (len .root.Values.planes) 1)) }}, port: http }
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 3
      lifecycle:
        preStop:
          # The service forgets the pod before the pod stops taking requests.
          exec:
            command: [node, -e, "setTimeout(() => undefined, 5000)"]
      resources:
        {{- toYaml .resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - { name: data, mountPath: /data }
        - { name: tmp, mountPath: /tmp }
  volumes:
    - name: data
      emptyDir:
        sizeLimit: {{ .scratchSize }}
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "chancery.selector" .root | nindent 10 }}
          app.kubernetes.io/component: {{ .component }}
  {{- with .root.Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .root.Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .root.Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
