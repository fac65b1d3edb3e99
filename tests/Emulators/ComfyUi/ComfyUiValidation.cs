using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>Looks at a prompt the way the server does before it queues it.</summary>
internal sealed class ComfyUiValidation(
    JsonElement graph, IReadOnlyDictionary<string, ComfyUiClass> classes, ComfyUiFiles files)
{
    private readonly Dictionary<string, (string Class, JsonArray Errors, JsonArray Outputs)> _errors = [];
    private readonly Dictionary<string, bool> _done = [];

    public JsonObject NodeErrors { get; } = [];

    /// <summary>The output nodes that can run, or a refusal.</summary>
    public IReadOnlyList<string> Run()
    {
        var outputs = new List<string>();
        foreach (var node in graph.EnumerateObject())
        {
            if (node.Value.ValueKind != JsonValueKind.Object
                || !node.Value.TryGetProperty("class_type", out var name)
                || name.ValueKind != JsonValueKind.String)
            {
                throw ComfyUiRefusal.Of(
                    "invalid_prompt", "Cannot execute because a node is missing the class_type property.", $"Node ID '#{node.Name}'");
            }

            if (!classes.TryGetValue(name.GetString()!, out var cls))
            {
                throw ComfyUiRefusal.Of(
                    "invalid_prompt", $"Cannot execute because node {name.GetString()} does not exist.", $"Node ID '#{node.Name}'");
            }

            if (cls.IsOutput)
            {
                outputs.Add(node.Name);
            }
        }

        if (outputs.Count == 0)
        {
            throw ComfyUiRefusal.Of("prompt_no_outputs", "Prompt has no outputs", "");
        }

        var good = outputs.Where(Validate).ToList();
        foreach (var (id, (cls, errors, _)) in _errors)
        {
            NodeErrors[id] = new JsonObject
            {
                ["errors"] = errors,
                ["dependent_outputs"] = new JsonArray([.. outputs.Except(good).Select(output => JsonValue.Create(output))]),
                ["class_type"] = cls,
            };
        }

        return good.Count > 0
            ? good
            : throw ComfyUiRefusal.Of(
                "prompt_outputs_failed_validation", "Prompt outputs failed validation", "", (JsonObject)NodeErrors.DeepClone());
    }

    private bool Validate(string id)
    {
        if (_done.TryGetValue(id, out var known))
        {
            return known;
        }

        _done[id] = true;
        var node = graph.GetProperty(id);
        var cls = classes[node.GetProperty("class_type").GetString()!];
        var isValid = true;
        foreach (var input in cls.Inputs)
        {
            isValid &= node.GetProperty("inputs").TryGetProperty(input.Name, out var value)
                ? ValidateInput(id, cls, input, value)
                : !input.IsRequired || Fail(id, cls, input, "required_input_missing", "Required input is missing", input.Name);
        }

        return _done[id] = isValid;
    }

    private bool ValidateInput(string id, ComfyUiClass cls, ComfyUiInput input, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return ValidateLink(id, cls, input, value);
        }

        switch (input.Type)
        {
            case "INT" or "FLOAT":
                return ValidateNumber(id, cls, input, value);
            case "COMBO":
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                return (value.ValueKind == JsonValueKind.String && input.Choices.Contains(text)) || Fail(
                    id, cls, input, "value_not_in_list", "Value not in list",
                    $"{input.Name}: '{text}' not in [{string.Join(", ", input.Choices.Select(choice => $"'{choice}'"))}]");
            case "IMAGE_FILE":
                var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                return files.FindAnnotated(name) is not null || Fail(
                    id, cls, input, "custom_validation_failed", "Custom validation failed for node", $"{input.Name} - Invalid image file: {name}");
            case "STRING" or "BOOLEAN" or "*":
                return true;
            default:
                // A widget value where a link belongs.
                return Fail(id, cls, input, "invalid_input_type", $"Failed to convert an input value to a {input.Type} value", input.Name);
        }
    }

    private bool ValidateLink(string id, ComfyUiClass cls, ComfyUiInput input, JsonElement link)
    {
        if (link.GetArrayLength() != 2 || link[0].ValueKind != JsonValueKind.String || link[1].ValueKind != JsonValueKind.Number)
        {
            return Fail(
                id, cls, input, "bad_linked_input", "Bad linked input, must be a length-2 list of [node_id, slot_index]", input.Name);
        }

        if (!graph.TryGetProperty(link[0].GetString()!, out var from))
        {
            return Fail(id, cls, input, "exception_during_inner_validation", "Exception when validating inner node", link[0].GetString()!);
        }

        var source = classes[from.GetProperty("class_type").GetString()!];
        var output = link[1].GetInt32();
        var given = output < source.Outputs.Count ? source.Outputs[output] : "NOTHING";
        return given == input.Type || input.Type == "*" || given == "*"
            ? Validate(link[0].GetString()!)
            : Fail(
                id, cls, input, "return_type_mismatch", "Return type mismatch between linked nodes",
                $"{input.Name}, received_type({given}) mismatch input_type({input.Type})");
    }

    private bool ValidateNumber(string id, ComfyUiClass cls, ComfyUiInput input, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var style = input.Type == "INT" && value.ValueKind == JsonValueKind.String ? NumberStyles.AllowLeadingSign : NumberStyles.Float;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number))
        {
            return Fail(
                id, cls, input, "invalid_input_type", $"Failed to convert an input value to a {input.Type} value", $"{input.Name}, {text}");
        }

        return number < input.Min
            ? Fail(id, cls, input, "value_smaller_than_min", $"Value {text} smaller than min of {input.Min}", input.Name)
            : !(number > input.Max)
                || Fail(id, cls, input, "value_bigger_than_max", $"Value {text} bigger than max of {input.Max}", input.Name);
    }

    private bool Fail(string id, ComfyUiClass cls, ComfyUiInput input, string type, string message, string details)
    {
        if (!_errors.TryGetValue(id, out var entry))
        {
            _errors[id] = entry = (cls.Name, [], []);
        }

        entry.Errors.Add(new JsonObject
        {
            ["type"] = type,
            ["message"] = message,
            ["details"] = details,
            ["extra_info"] = new JsonObject { ["input_name"] = input.Name },
        });
        return false;
    }
}
