using System.Text;
using System.Text.Json;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>Findings as SARIF 2.1.0, which editors and code hosts read.</summary>
internal static class SarifReport
{
    public static string Write(IReadOnlyList<Diagnostic> findings, string version)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("version", "2.1.0");
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, findings, version);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in findings)
            {
                WriteResult(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<Diagnostic> findings, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "lettuceplug templates lint");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var code in findings.Select(finding => finding.Code).Distinct().OrderBy(code => code.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", code.Id);
            json.WriteString("name", code.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code.Id);
        json.WriteString("level", finding.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "note",
        });
        json.WriteStartObject("message");
        json.WriteString("text", finding.Hint is { } hint ? $"{finding.Message} ({hint})" : finding.Message);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(finding.File));
        json.WriteEndObject();
        if (finding.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", finding.Line);
            json.WriteNumber("startColumn", Math.Max(1, finding.Column));
            json.WriteNumber("endLine", Math.Max(finding.Line, finding.EndLine));
            json.WriteNumber("endColumn", Math.Max(1, finding.EndColumn));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string UriOf(string file) => file.Length == 0 ? "template"
        : Path.IsPathRooted(file) ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
}
