using System.Text.Json;
using System.Text.Json.Serialization;

namespace LettucePlug.Host.Cli;

/// <summary>States as the command line spells them.</summary>
internal sealed class LowerCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
