using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>The values of one request. Each is put in once and never searched for tokens again.</summary>
internal sealed class TokenValues(ImageRequest request, ReferenceSlots slots, ulong seed)
{
    private const string Prefix = "token.";

    public ulong Seed => seed;

    /// <summary>What the server calls the references, by their hashes; filled in when they are uploaded.</summary>
    public Dictionary<string, string> ServerNames { get; } = [];

    private ImageSize Size => request.Size ?? TokenDefaults.Size;

    private double Denoise => request.Denoise
        ?? (slots.Used.Count > 0 ? TokenDefaults.DenoiseFromReference : TokenDefaults.DenoiseFromNothing);

    /// <summary>The value of a token; null where it has none and stays as it is.</summary>
    public TokenValue? Find(Token token) => token.Kind switch
    {
        TokenKind.Prompt => TokenValue.Of(request.Prompt),
        TokenKind.Negative => TokenValue.Of(request.NegativePrompt ?? ""),
        TokenKind.Width => TokenValue.Of(Size.Width),
        TokenKind.Height => TokenValue.Of(Size.Height),
        TokenKind.Steps => TokenValue.Of(request.Steps ?? TokenDefaults.Steps),
        TokenKind.Cfg => TokenValue.Of(request.CfgScale ?? TokenDefaults.Cfg),
        TokenKind.Seed => TokenValue.Of(seed),
        TokenKind.Sampler => TokenValue.Of(request.Sampler ?? TokenDefaults.Sampler),
        TokenKind.Scheduler => TokenValue.Of(request.Scheduler ?? TokenDefaults.Scheduler),
        TokenKind.Denoise => TokenValue.Of(Denoise),
        TokenKind.Checkpoint => TokenValue.Of(request.Model),
        TokenKind.Count => TokenValue.Of(request.Count),
        TokenKind.ImageCount => TokenValue.Of(slots.Count),
        TokenKind.Image => TokenValue.Of(Image(token)),
        _ => UserValue(token.Name),
    };

    /// <summary>The settings this class chose because the request has none, for the record of the picture.</summary>
    public IEnumerable<(string Name, string Value)> Chosen(Workflow workflow)
    {
        if (request.Size is null && (workflow.Has(TokenKind.Width) || workflow.Has(TokenKind.Height)))
        {
            yield return (ImageSettingNames.Size, Size.ToString());
        }

        foreach (var (kind, name, isSet) in ((TokenKind, string, bool)[])
        [
            (TokenKind.Steps, ImageSettingNames.Steps, request.Steps is not null),
            (TokenKind.Cfg, ImageSettingNames.Cfg, request.CfgScale is not null),
            (TokenKind.Sampler, ImageSettingNames.Sampler, request.Sampler is not null),
            (TokenKind.Scheduler, ImageSettingNames.Scheduler, request.Scheduler is not null),
            (TokenKind.Denoise, ImageSettingNames.Denoise, request.Denoise is not null),
        ])
        {
            if (!isSet && workflow.Has(kind) && Find(new Token { Kind = kind, Name = name }) is { } value)
            {
                yield return (name, value.Text);
            }
        }
    }

    private string Image(Token token) => slots.Find(token) switch
    {
        null => "",
        { } reference when token.IsBase64 => Convert.ToBase64String(reference.Data.Span),
        { } reference => ServerNames.GetValueOrDefault(reference.Sha256, ""),
    };

    private TokenValue? UserValue(string name)
    {
        foreach (var key in (string[])[name, Prefix + name])
        {
            if (request.Extra.TryGetValue(key, out var exact))
            {
                return TokenValue.OfUserText(exact);
            }
        }

        // Names of settings are often written in another case than tokens.
        var loose = request.Extra.Keys.FirstOrDefault(key =>
            key.Equals(name, StringComparison.OrdinalIgnoreCase) || key.Equals(Prefix + name, StringComparison.OrdinalIgnoreCase));
        return loose is not null && name.Any(char.IsAsciiLetterUpper) ? TokenValue.OfUserText(request.Extra[loose]) : null;
    }
}
