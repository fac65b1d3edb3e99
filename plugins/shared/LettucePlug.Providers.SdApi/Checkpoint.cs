using System.Text.Json;

namespace LettucePlug.Providers.SdApi;

/// <summary>A checkpoint file as the server lists it.</summary>
internal sealed record Checkpoint
{
    /// <summary>The name without folder, ending and hash: it stays the same when the server computes the hash.</summary>
    public required string Name { get; init; }

    /// <summary>What the server wants to hear.</summary>
    public required string Title { get; init; }

    public string? File { get; init; }

    public static Checkpoint? Read(JsonElement item)
    {
        var title = item.Text("title");
        var name = item.Text("model_name");
        return (name ?? title) is { } known
            ? new() { Name = known, Title = title ?? known, File = item.Text("filename") }
            : null;
    }

    public bool IsCalled(string text)
    {
        var file = File?.Split('/', '\\')[^1];
        return Same(Name) || Same(Title) || Same(WithoutHash(Title)) || Same(file) || Same(Path.GetFileNameWithoutExtension(file));

        bool Same(string? other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutHash(string title) =>
        title.EndsWith(']') && title.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var at ? title[..at] : title;
}
