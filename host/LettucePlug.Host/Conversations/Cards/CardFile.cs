using System.Text;
using System.Text.Json;
using LettucePlug.Host.Assets;
using LettucePlug.Imaging;

namespace LettucePlug.Host.Conversations.Cards;

/// <summary>Character cards as files: JSON, or a PNG picture of the character with the card inside.</summary>
internal sealed class CardFile(AssetContents contents)
{
    private const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>The keywords under which programs keep a card in a PNG, the best first.</summary>
    private static readonly string[] Keywords = ["ccv3", "chara", "ccv2"];

    /// <summary>The card, and whether the file is a picture that can be the avatar.</summary>
    public static async Task<(CharacterCard Card, bool IsPicture)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
            {
                throw CardException.TooLarge(path, MaxBytes);
            }

            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CardException.Unreadable(path, error);
        }

        return ImageSniffer.MediaType(bytes) is { } type
            ? (await FromPictureAsync(path, type, bytes, cancellationToken), true)
            : (FromJson(path, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')), false);
    }

    /// <summary>Writes a card; one named <c>.png</c> needs an avatar that is a PNG.</summary>
    public async Task WriteAsync(string path, CharacterCard card, AssetRecord? avatar, CancellationToken cancellationToken)
    {
        var json = CardWriter.Write(card);
        try
        {
            if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            {
                await File.WriteAllTextAsync(path, json + "\n", cancellationToken);
                return;
            }

            if (avatar is not { Mime: ImageMediaTypes.Png })
            {
                throw new CardException($"{card.Name} has no avatar that is a PNG, so there is no picture to put the card into.")
                {
                    Hint = "Export to a .json file instead.",
                };
            }

            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
            await using var source = await contents.OpenAsync(avatar, cancellationToken);
            await using var target = File.Create(path);
            var changes = new ImageTextChanges { Set = [new ImageText { Keyword = "chara", Text = text }], RemoveOthers = true };
            await ImageMetadata.WriteAsync(source, target, changes, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CardException($"{path} cannot be written: {error.Message}", error);
        }
    }

    private static async Task<CharacterCard> FromPictureAsync(
        string path,
        string type,
        byte[] bytes,
        CancellationToken cancellationToken)
    {
        if (type != ImageMediaTypes.Png)
        {
            throw CardException.NoCard(path, $"it is a picture of the type {type}, and only PNG pictures hold cards.");
        }

        try
        {
            var texts = await ImageMetadata.ReadAsync(new MemoryStream(bytes), limits: null, cancellationToken);
            var found = Keywords
                .Select(keyword => texts.FirstOrDefault(text => text.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(text => text is not null)
                ?? throw CardException.NoCard(path, "the picture has no card inside.");
            return FromJson(path, Decode(found.Text));
        }
        catch (ImagingException error)
        {
            throw CardException.NoCard(path, error.Message, error);
        }
    }

    /// <summary>Most programs write Base64, some plain JSON.</summary>
    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : text;
    }

    private static CharacterCard FromJson(string path, string json)
    {
        try
        {
            return CardReader.Read(json) ?? throw CardException.NoCard(path, "it names no character.");
        }
        catch (JsonException error)
        {
            throw CardException.NoCard(path, "it is no JSON: " + error.Message, error);
        }
    }
}
