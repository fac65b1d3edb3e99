using System.Globalization;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>What is needed to find a job of stable-diffusion.cpp again: its id, and the seed the server does not tell.</summary>
internal sealed record SdCppTicket(string Id, ulong Seed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"sdcpp {Seed} {Id}");

    public static SdCppTicket Parse(string token) =>
        token.Split(' ', 3) is ["sdcpp", var seed, { Length: > 0 } id] && ulong.TryParse(seed, CultureInfo.InvariantCulture, out var number)
            ? new(id, number)
            : throw new ProviderException(ProviderFailure.NotFound, "This is no job of stable-diffusion.cpp.");
}
