namespace LettucePlug.Sdk.Testing;

/// <summary>
/// The checks that every provider passes. They need no test framework: run each and let a
/// <see cref="ContractViolation"/> fail the test.
/// </summary>
public static partial class ProviderConformance
{
    /// <summary>The checks for a provider: of its description, and of the image and the chat model where there are such.</summary>
    /// <param name="subject">The provider and how to reach it.</param>
    /// <returns>The checks; their names are unique and stay the same.</returns>
    public static IReadOnlyList<ConformanceCheck> For(ProviderSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return
        [
            .. Description(subject),
            .. subject.ImageModel is null ? [] : Images(subject),
            .. subject.ChatModel is null ? [] : Chat(subject),
            .. subject.Service is null ? [] : Failures(subject),
        ];
    }

    private static ConformanceCheck Check(
        string name, ProviderSubject subject, Func<Connected, CancellationToken, Task> run) => new()
        {
            Name = name,
            RunAsync = token => Expect.InTimeAsync(name, async inner =>
            {
                var connected = new Connected(subject);
                await using var closing = connected.ConfigureAwait(false);
                await run(connected, inner).ConfigureAwait(false);
            }, token),
        };

    private static IEnumerable<ConformanceCheck> Description(ProviderSubject subject)
    {
        yield return Check("The description is sane.", subject, (connected, _) =>
        {
            CheckInfo(connected.Provider);
            return Task.CompletedTask;
        });
        yield return Check("Connecting makes no calls.", subject, (connected, _) =>
        {
            Expect.That(connected.Calls == 0, "Connect does no I/O.", $"{connected.Calls} requests.");
            return Task.CompletedTask;
        });
        yield return Check("The client offers something.", subject, (connected, _) =>
        {
            Expect.That(
                connected.Client is IImageGenerator or IChatModel,
                "A client makes images or answers conversations.",
                $"{connected.Client.GetType().Name} implements neither IImageGenerator nor IChatModel.");
            Expect.That(
                connected.Client is not IImageGenerator || connected.Provider.Info.ImageLimits is not null,
                "A provider that makes images states its ImageLimits.",
                "null.");
            return Task.CompletedTask;
        });
        yield return Check("The client can be disposed twice.", subject, async (connected, _) =>
        {
            await connected.Client.DisposeAsync().ConfigureAwait(false);
            await connected.Client.DisposeAsync().ConfigureAwait(false);
        });
        yield return Check("The catalog names every model once.", subject, async (connected, token) =>
        {
            if (connected.Client is not IModelCatalog catalog)
            {
                return;
            }

            var models = await catalog.ListModelsAsync(token).ConfigureAwait(false);
            foreach (var group in models.GroupBy(model => model.Name))
            {
                Expect.That(!string.IsNullOrWhiteSpace(group.Key), "A model has a name.", "an empty one.");
                Expect.That(group.Count() == 1, "The catalog names every model once.", $"'{group.Key}' {group.Count()} times.");
            }

            Expect.That(
                models.All(model => model.Input.Count > 0 && model.Output.Count > 0),
                "A model takes something and gives something.",
                "a model without input or output.");
        });
        yield return Check("The probe works.", subject, async (connected, token) =>
        {
            if (connected.Client is IProbe probe)
            {
                Expect.That(
                    await probe.ProbeAsync(token).ConfigureAwait(false) is not null, "A probe returns what it found.", "null.");
            }
        });
    }

    private static void CheckInfo(IProvider provider)
    {
        var info = provider.Info;
        Expect.That(ReferenceEquals(info, provider.Info), "Info is the same object for the life of the plugin.", "another object.");
        Expect.That(
            info.Id.Length > 0 && info.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            "The id is lower-case letters, digits and hyphens.",
            $"'{info.Id}'.");
        Expect.That(!string.IsNullOrWhiteSpace(info.Title), "A provider has a title.", "an empty one.");
        Expect.That(info.DefaultBaseUrl?.IsAbsoluteUri ?? true, "The default address is absolute.", $"{info.DefaultBaseUrl}.");
        Expect.That(
            info.Key == KeyRequirement.None || info.Auth.Count > 0,
            "A provider with a key says how it travels.",
            "no AuthScheme.");
        Expect.That(
            !info.IsOffline || (info.Key == KeyRequirement.None && info.DefaultBaseUrl is null),
            "An offline provider has neither key nor address.",
            $"key {info.Key}, address {info.DefaultBaseUrl?.ToString() ?? "none"}.");
        SettingRules.Check(info.Settings);
        if (info.ImageLimits is { } limits)
        {
            Expect.That(limits.MaxCount >= 1, "MaxCount is at least 1.", $"{limits.MaxCount}.");
            Expect.That(limits.MaxReferences is null or >= 0, "MaxReferences is not negative.", $"{limits.MaxReferences}.");
            Expect.That(
                limits.Sizes.All(size => ImageSize.TryParse(size, out _)), "Sizes are written WxH.", string.Join(", ", limits.Sizes) + ".");
            Expect.That(
                limits.Settings.All(SettingRules.ImageSettings.Contains),
                "ImageLimits.Settings holds ImageSettingNames only.",
                string.Join(", ", limits.Settings.Where(name => !SettingRules.ImageSettings.Contains(name))) + ".");
        }
    }
}
