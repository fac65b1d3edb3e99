using System.Text.Json;

namespace LettucePlug.Providers.SdApi;

/// <summary>A sampler or scheduler, with everything it can be called.</summary>
internal sealed record NamedChoice
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Samplers have a name; schedulers have a label for people, which the server's forms show, beside it.</summary>
    public static NamedChoice? Read(JsonElement item)
    {
        var label = item.Text("label");
        var name = item.Text("name");
        return (label ?? name) is { } shown
            ? new() { Name = shown, Aliases = [.. item.Texts("aliases"), .. name is null ? (string[])[] : [name]] }
            : null;
    }

    public bool IsCalled(string text) =>
        Name.Equals(text, StringComparison.OrdinalIgnoreCase)
        || Aliases.Any(alias => alias.Equals(text, StringComparison.OrdinalIgnoreCase));
}
