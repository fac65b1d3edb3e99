using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>
/// Sampler and scheduler in the words of the server's version: two fields from 1.9 on, one combined name such as
/// <c>DPM++ 2M Karras</c> before.
/// </summary>
internal sealed record SamplerChoice(string? Sampler, string? Scheduler)
{
    public static async Task<SamplerChoice> ResolveAsync(
        ImageRequest request, SdApiCatalog catalog, PromptWarnings warnings, CancellationToken cancellationToken)
    {
        if (request.Sampler is null && request.Scheduler is null)
        {
            return new(null, null);
        }

        var schedulers = await catalog.SchedulersAsync(cancellationToken).ConfigureAwait(false);
        var samplers = await catalog.SamplersAsync(cancellationToken).ConfigureAwait(false);
        return schedulers is null
            ? Combine(request.Sampler, request.Scheduler, samplers, warnings)
            : Split(request.Sampler, request.Scheduler, samplers, schedulers);
    }

    private static SamplerChoice Combine(
        string? sampler, string? scheduler, IReadOnlyList<NamedChoice> samplers, PromptWarnings warnings)
    {
        if (scheduler is null || scheduler.Equals("automatic", StringComparison.OrdinalIgnoreCase))
        {
            return new(sampler, null);
        }

        if (sampler is not null)
        {
            if (samplers.FirstOrDefault(one => one.IsCalled($"{sampler} {scheduler}")) is { } combined)
            {
                return new(combined.Name, null);
            }

            if (sampler.EndsWith(" " + scheduler, StringComparison.OrdinalIgnoreCase))
            {
                return new(sampler, null);
            }
        }

        warnings.Add(
            ImageSettingNames.Scheduler,
            $"This server is older than 1.9, where schedulers are part of the sampler's name, and has no '{sampler} {scheduler}'; the scheduler was left out.");
        return new(sampler, null);
    }

    private static SamplerChoice Split(
        string? sampler, string? scheduler, IReadOnlyList<NamedChoice> samplers, IReadOnlyList<NamedChoice> schedulers)
    {
        if (sampler is null || samplers.Any(one => one.IsCalled(sampler)))
        {
            return new(sampler, scheduler);
        }

        foreach (var candidate in schedulers)
        {
            foreach (var label in (string[])[candidate.Name, .. candidate.Aliases])
            {
                if (sampler.EndsWith(" " + label, StringComparison.OrdinalIgnoreCase)
                    && samplers.FirstOrDefault(one => one.IsCalled(sampler[..^(label.Length + 1)])) is { } head)
                {
                    return new(head.Name, scheduler ?? candidate.Name);
                }
            }
        }

        return new(sampler, scheduler);
    }
}
