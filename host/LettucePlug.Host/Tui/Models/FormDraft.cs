using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Host.Tui.Models;

/// <summary>What was typed into a form and not taken yet, kept like any other draft. Not for forms with secrets.</summary>
internal sealed class FormDraft(Drafts drafts, string name)
{
    public IReadOnlyDictionary<string, string> Read()
    {
        try
        {
            return JsonNode.Parse(drafts.Read(name)) is JsonObject fields
                ? fields.ToDictionary(field => field.Key, field => field.Value?.ToString() ?? "")
                : new Dictionary<string, string>();
        }
        catch (JsonException)
        {
            // Also the empty text of no draft.
            return new Dictionary<string, string>();
        }
    }

    public void Write(IReadOnlyDictionary<string, string> values)
    {
        var fields = new JsonObject();
        foreach (var (id, value) in values)
        {
            fields[id] = value;
        }

        drafts.Write(name, fields.ToJsonString());
    }

    public void Clear() => drafts.Write(name, "");
}
