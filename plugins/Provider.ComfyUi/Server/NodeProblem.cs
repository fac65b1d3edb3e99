using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>What the server has against one node.</summary>
internal sealed record NodeProblem
{
    private const int LongestDetails = 240;

    public required string Node { get; init; }

    public required string? Class { get; init; }

    /// <summary>The server's code, such as <c>value_not_in_list</c>.</summary>
    public required string Type { get; init; }

    public required string Words { get; init; }

    public string? Input { get; init; }

    /// <summary>The problems of a <c>node_errors</c> object.</summary>
    public static IEnumerable<NodeProblem> ReadAll(JsonElement nodeErrors)
    {
        if (nodeErrors.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var node in nodeErrors.EnumerateObject())
        {
            var cls = node.Value.Text("class_type");
            foreach (var error in node.Value.Items("errors"))
            {
                var message = error.Text("message") ?? error.Text("type") ?? "refused";
                var details = error.Text("details");
                yield return new()
                {
                    Node = node.Name,
                    Class = cls,
                    Type = error.Text("type") ?? "",
                    Words = string.IsNullOrWhiteSpace(details) ? message : $"{message}: {Shorten(details)}",
                    Input = error.Member("extra_info").Text("input_name"),
                };
            }
        }
    }

    public static string Shorten(string text)
    {
        var line = string.Concat(text.Trim().Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= LongestDetails ? line : line[..LongestDetails].TrimEnd() + "…";
    }
}
