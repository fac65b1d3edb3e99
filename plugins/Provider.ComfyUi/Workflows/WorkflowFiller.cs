using System.Text;
using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Writes a workflow with values in place of its tokens.</summary>
internal static class WorkflowFiller
{
    public static void Write(Utf8JsonWriter json, Workflow workflow, TokenValues values, WorkflowCut cut)
    {
        json.WriteStartObject();
        foreach (var node in workflow.Nodes.Where(node => !cut.Nodes.Contains(node.Id)))
        {
            json.WriteStartObject(node.Id);
            foreach (var member in node.Json.EnumerateObject())
            {
                json.WritePropertyName(member.Name);
                if (member.Name != "inputs" || member.Value.ValueKind != JsonValueKind.Object)
                {
                    member.Value.WriteTo(json);
                    continue;
                }

                json.WriteStartObject();
                foreach (var input in member.Value.EnumerateObject().Where(input => !cut.Inputs.Contains((node.Id, input.Name))))
                {
                    json.WritePropertyName(input.Name);
                    Write(json, input.Value, values);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, TokenValues values)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                WriteText(json, value.GetString()!, values);
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item, values);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, values);
                }

                json.WriteEndObject();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, string text, TokenValues values)
    {
        if (WorkflowText.BareName(text) is { } bare)
        {
            var token = Token.Read(bare, isWhole: true);
            (values.Find(token) ?? TokenValue.Of(token.ToString())).Write(json);
            return;
        }

        var filled = new StringBuilder();
        var end = 0;
        foreach (var (match, token) in Token.FindAll(text))
        {
            if (match.Index < end || values.Find(token) is not { } value)
            {
                continue;
            }

            if (match.Length == text.Length)
            {
                value.Write(json);
                return;
            }

            filled.Append(text, end, match.Index - end).Append(value.Text);
            end = match.Index + match.Length;
        }

        json.WriteStringValue(end == 0 ? text : filled.Append(text, end, text.Length - end).ToString());
    }
}
