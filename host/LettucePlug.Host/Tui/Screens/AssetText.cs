using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>All that is known of an image, in words.</summary>
internal static class AssetText
{
    public static StyledText Of(AssetRecord asset, IReadOnlyList<AssetRecord> lineage)
    {
        var text = new StyledText.Builder();
        Block(text, "Prompt", asset.Prompt);
        Block(text, "Negative prompt", asset.NegativePrompt);
        Block(text, "File", asset.Name);
        Line(text, "Model", asset.Model is null ? null : $"{asset.Model} ({asset.ModelName} of {asset.Connection})");
        Line(text, "Seed", asset.Seed?.ToString(CultureInfo.InvariantCulture));
        Line(text, "Size", asset.Width is { } width ? $"{width}x{asset.Height}, {asset.Mime}, {asset.Bytes / 1024.0:0.#} KB" : asset.Mime);
        Line(text, "Settings", string.Join(", ", asset.Settings.Select(pair => $"{pair.Key} {pair.Value}")));
        Line(text, "Kind", asset.Kind + (asset.TrashedAt is null ? "" : ", in the trash"));
        Line(text, "Made", asset.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC");
        for (var index = 0; index < asset.References.Count; index++)
        {
            var reference = asset.References[index];
            Line(text, $"Image {index + 1}", $"{reference.Role}: {reference.Label ?? reference.Asset}");
        }

        foreach (var ancestor in lineage)
        {
            Line(text, "Made from", $"{ancestor.Id}: {ancestor.Name ?? ancestor.Prompt}");
        }

        Line(text, "Id", asset.Id);
        return text.Build();
    }

    private static void Line(StyledText.Builder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append($"{name}  ", Role.Muted).Append(Sanitizer.Clean(value, singleLine: true) + "\n");
        }
    }

    private static void Block(StyledText.Builder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(name + "\n", Role.Muted).Append(Sanitizer.Clean(value) + "\n\n");
        }
    }
}
