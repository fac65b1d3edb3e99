using System.Text.Json.Serialization;

namespace LettucePlug.Host.Assets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AssetRecord))]
[JsonSerializable(typeof(AssetUse))]
[JsonSerializable(typeof(BlobLink))]
internal sealed partial class AssetJson : JsonSerializerContext;
