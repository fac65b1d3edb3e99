using System.Globalization;
using System.Text;
using System.Text.Json;
using LettucePlug.Imaging;

namespace LettucePlug.Host.Assets;

/// <summary>Writes assets to files: as they are, or with what made them written into the file.</summary>
internal sealed class AssetExport(AssetContents contents)
{
    /// <summary>The keyword under which image tools look for what made a PNG.</summary>
    private const string ParametersKeyword = "parameters";

    /// <summary>The keyword of the whole record, for this program's own use.</summary>
    private const string RecordKeyword = "lettuceplug";

    public static bool CanEmbed(AssetRecord asset) => ImageMetadata.CanWrite(asset.Mime);

    /// <summary>The bytes as they are.</summary>
    public Task CopyAsync(AssetRecord asset, string path, CancellationToken cancellationToken) =>
        WriteAsync(asset, path, (source, target) => source.CopyToAsync(target, cancellationToken), cancellationToken);

    /// <summary>The picture with its record inside, where the format can hold it; else the bytes as they are.</summary>
    /// <returns>Whether the record is inside.</returns>
    public async Task<bool> ExportAsync(AssetRecord asset, string path, CancellationToken cancellationToken)
    {
        if (!CanEmbed(asset))
        {
            await CopyAsync(asset, path, cancellationToken);
            return false;
        }

        var changes = new ImageTextChanges { Set = Texts(asset) };
        await WriteAsync(
            asset,
            path,
            (source, target) => ImageMetadata.WriteAsync(source, target, changes, cancellationToken),
            cancellationToken);
        return true;
    }

    private static List<ImageText> Texts(AssetRecord asset)
    {
        List<ImageText> texts =
        [
            new() { Keyword = "Software", Text = "LettucePlug" },
            new() { Keyword = RecordKeyword, Text = JsonSerializer.Serialize(asset, AssetJson.Default.AssetRecord) },
        ];
        if (asset.Prompt is not null)
        {
            texts.Add(new ImageText { Keyword = ParametersKeyword, Text = Parameters(asset) });
        }

        return texts;
    }

    // The form that the tools of Stable Diffusion users read: prompt, negative prompt, one line of settings.
    private static string Parameters(AssetRecord asset)
    {
        var text = new StringBuilder(asset.Prompt).Append('\n');
        if (asset.NegativePrompt is { Length: > 0 } negative)
        {
            text.Append("Negative prompt: ").Append(negative).Append('\n');
        }

        var size = asset is { Width: { } width, Height: { } height }
            ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}")
            : asset.Settings.GetValueOrDefault("size");
        (string Name, string? Value)[] settings =
        [
            ("Steps", asset.Settings.GetValueOrDefault("steps")),
            ("Sampler", asset.Settings.GetValueOrDefault("sampler")),
            ("Schedule type", asset.Settings.GetValueOrDefault("scheduler")),
            ("CFG scale", asset.Settings.GetValueOrDefault("cfg")),
            ("Seed", asset.Seed?.ToString(CultureInfo.InvariantCulture)),
            ("Size", size),
            ("Denoising strength", asset.Settings.GetValueOrDefault("denoise")),
            ("Model", asset.ModelName ?? asset.Model),
        ];
        return text
            .AppendJoin(", ", settings.Where(setting => setting.Value is not null).Select(setting => $"{setting.Name}: {setting.Value}"))
            .ToString();
    }

    private async Task WriteAsync(
        AssetRecord asset, string path, Func<Stream, Stream, Task> write, CancellationToken cancellationToken)
    {
        await using var source = await contents.OpenAsync(asset, cancellationToken);
        var temporary = $"{path}.{asset.Id}.part";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await using (var target = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                await write(source, target);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw ImageFileException.Unwritable(path, cause);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
