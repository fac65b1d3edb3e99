using System.Globalization;
using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>What the server keeps of a job that has ended.</summary>
internal sealed record HistoryEntry
{
    /// <summary>Our own notes, which travel with the job so that a later process finds them.</summary>
    public const string NotesName = "lettuceplug";

    private static readonly string[] SeedNames = ["seed", "noise_seed"];

    /// <summary>By node as people count, then as the node lists them.</summary>
    public required IReadOnlyList<ServerFile> Files { get; init; }

    /// <summary>Null where the job succeeded.</summary>
    public required ProviderException? Failure { get; init; }

    public ulong? Seed { get; init; }

    public string? WorkflowHash { get; init; }

    public IReadOnlyDictionary<string, string> ChosenSettings { get; init; } = new Dictionary<string, string>();

    public static HistoryEntry Read(JsonElement entry)
    {
        var graph = entry.Member("prompt").At(2);
        var notes = entry.Member("prompt").At(3).Member(NotesName);
        return new()
        {
            Files = [.. ReadFiles(entry.Member("outputs")).OrderBy(file => file.Node, NodeId.Order)],
            Failure = ReadFailure(entry.Member("status"), graph),
            Seed = ulong.TryParse(notes.Text("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var noted)
                ? noted
                : FindSeed(graph),
            WorkflowHash = notes.Text("workflow"),
            ChosenSettings = notes.Member("settings").Members()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(member => member.Name, member => member.Value.GetString()!),
        };
    }

    /// <summary>What broke a job off, from the data of the message that says so.</summary>
    public static ProviderException ExecutionFailure(JsonElement data, string? title)
    {
        var node = WorkflowNode.Describe(data.Text("node_id") ?? "?", data.Text("node_type"), title);
        var type = data.Text("exception_type");
        var words = NodeProblem.Shorten(data.Text("exception_message") ?? "no reason given");
        var isMemory = type?.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase) == true
            || words.Contains("out of memory", StringComparison.OrdinalIgnoreCase);
        return new(ProviderFailure.Unavailable, $"The server failed at {node}: {(type is null ? "" : type + ": ")}{words.TrimEnd('.')}.")
        {
            ProviderCode = type,
            Hint = isMemory
                ? "The graphics card has too little memory: make the picture smaller, or ask for fewer at once."
                : "The server's own log has the whole trace.",
        };
    }

    private static IEnumerable<ServerFile> ReadFiles(JsonElement outputs)
    {
        foreach (var node in outputs.Members())
        {
            foreach (var list in node.Value.Members().Where(member => member.Value.ValueKind == JsonValueKind.Array))
            {
                foreach (var item in list.Value.EnumerateArray())
                {
                    if (item.Text("filename") is { Length: > 0 } name)
                    {
                        yield return new ServerFile
                        {
                            Name = name,
                            Subfolder = item.Text("subfolder") ?? "",
                            Type = item.Text("type") ?? "output",
                            Node = node.Name,
                        };
                    }
                }
            }
        }
    }

    private static ProviderException? ReadFailure(JsonElement status, JsonElement graph)
    {
        foreach (var message in status.Items("messages"))
        {
            var data = message.At(1);
            switch (message.At(0) is { ValueKind: JsonValueKind.String } name ? name.GetString() : null)
            {
                case "execution_error":
                    var title = graph.Member(data.Text("node_id") ?? "").Member("_meta").Text("title");
                    return ExecutionFailure(data, title);
                case "execution_interrupted":
                    return Interrupted();
            }
        }

        return status.Text("status_str") == "error"
            ? new ProviderException(ProviderFailure.Unavailable, "The server says that the workflow failed, and not why.")
            : null;
    }

    public static ProviderException Interrupted() =>
        new(ProviderFailure.Cancelled, "Somebody stopped the job on the server.") { ProviderCode = "execution_interrupted" };

    private static ulong? FindSeed(JsonElement graph)
    {
        foreach (var node in graph.Members().OrderBy(member => member.Name, NodeId.Order))
        {
            foreach (var name in SeedNames)
            {
                if (node.Value.Member("inputs").Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetUInt64(out var seed))
                {
                    return seed;
                }
            }
        }

        return null;
    }
}
