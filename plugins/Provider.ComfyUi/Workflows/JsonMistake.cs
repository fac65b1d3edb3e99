using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Says in plain words why a text is no JSON, and where.</summary>
internal static class JsonMistake
{
    /// <summary>What the parser's words hold, and what that means to somebody who edited a file by hand.</summary>
    private static readonly (string Sign, string Words)[] Known =
    [
        ("trailing comma", "there is a comma after the last value"),
        ("',' is an invalid start", "there is a comma too many"),
        ("'/' is an invalid", "JSON has no comments"),
        ("'#' is an invalid", "JSON has no comments"),
        ("'N' is an invalid start", "NaN is no number of JSON's"),
        ("'I' is an invalid start", "Infinity is no number of JSON's"),
        ("''' is an invalid start", "JSON wants double quotation marks"),
        ("'<' is an invalid start of a value", "it looks like a web page"),
        ("does not contain any JSON tokens", "it is empty"),
        ("end of data", "it ends in the middle"),
    ];

    public static WorkflowException Explain(JsonException mistake, WorkflowText source)
    {
        if (mistake.LineNumber is null && FindRepeated(source.Utf8) is { } repeated)
        {
            return new WorkflowException(
                "invalid-json", $"The workflow is no valid JSON: '{NodeProblem.Shorten(repeated.Name)}' stands twice in the same object.")
            {
                Hint = "Take one of the two out.",
                Place = source.PlaceOf(repeated.Offset),
            };
        }

        var words = mistake.Message;
        if (words.IndexOf(" LineNumber:", StringComparison.Ordinal) is >= 0 and var end)
        {
            words = words[..end];
        }

        if (Array.Find(Known, one => words.Contains(one.Sign, StringComparison.Ordinal)).Words is { } plain)
        {
            words = plain;
        }

        return new WorkflowException("invalid-json", $"The workflow is no valid JSON: {words.TrimEnd('.', ' ')}.")
        {
            Hint = "Mend that place, or begin anew from the export. " + WorkflowException.Export,
            Place = mistake is { LineNumber: { } line, BytePositionInLine: { } position } ? source.PlaceOf(line, position) : null,
        };
    }

    private static (string Name, long Offset)? FindRepeated(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var open = new Stack<HashSet<string>>();
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push(new(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName when !open.Peek().Add(reader.GetString()!):
                        return (reader.GetString()!, reader.TokenStartIndex);
                }
            }
        }
        catch (JsonException)
        {
            // Something else is wrong with it, too.
        }

        return null;
    }
}
