using System.Text.RegularExpressions;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Guesses from a model's name what it takes and gives, where a service does not tell. The user can correct it.</summary>
public static partial class ModelScopes
{
    public static ModelInfo Infer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (EditsImages().IsMatch(name))
        {
            return new() { Name = name, Input = [Modality.Text, Modality.Image], Output = [Modality.Image] };
        }

        if (MakesImages().IsMatch(name))
        {
            return new() { Name = name, Output = [Modality.Image] };
        }

        if (Hears().IsMatch(name))
        {
            return new() { Name = name, Input = [Modality.Audio], Output = [Modality.Text] };
        }

        if (Speaks().IsMatch(name))
        {
            return new() { Name = name, Output = [Modality.Audio] };
        }

        if (Measures().IsMatch(name))
        {
            return new() { Name = name, Output = [new Modality("embedding")] };
        }

        return Sees().IsMatch(name)
            ? new() { Name = name, Input = [Modality.Text, Modality.Image] }
            : new() { Name = name };
    }

    [GeneratedRegex("(^|/)(gpt-image|chatgpt-image|dall-e-2)|kontext|image-edit|qwen-image-edit|grok-.*imag", RegexOptions.IgnoreCase)]
    private static partial Regex EditsImages();

    [GeneratedRegex("(^|[/_-])(dall-e|flux|sdxl|sd3|sd-|stable-?diffusion|imagen|seedream|hidream|z-image|qwen-image|kandinsky|pixart|z-?turbo)", RegexOptions.IgnoreCase)]
    private static partial Regex MakesImages();

    [GeneratedRegex("whisper|transcribe", RegexOptions.IgnoreCase)]
    private static partial Regex Hears();

    [GeneratedRegex("(^|[/_-])tts([/_-]|$)|(^|[/_-])sora", RegexOptions.IgnoreCase)]
    private static partial Regex Speaks();

    [GeneratedRegex("embed|moderation|rerank|(^|/)bge-", RegexOptions.IgnoreCase)]
    private static partial Regex Measures();

    [GeneratedRegex("gpt-4o|gpt-4\\.1|gpt-4-turbo|gpt-5|chatgpt-4o|(^|/)o[134](-|$)|vision|(^|[/:._-])vl([/:._-]|$)|[0-9]vl|llava|pixtral|moondream|minicpm-v|gemma-?3|llama-?4|internvl|claude-(3|opus|sonnet|haiku)|gemini|grok-4|molmo|bakllava", RegexOptions.IgnoreCase)]
    private static partial Regex Sees();
}
