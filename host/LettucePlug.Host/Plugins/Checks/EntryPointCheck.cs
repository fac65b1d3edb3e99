using System.Reflection;
using System.Reflection.Metadata;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>The type that the manifest names can be created and is a plugin.</summary>
internal static class EntryPointCheck
{
    private const int DeepestInheritance = 32;

    public static void Check(AssemblyImage image, PluginManifest manifest, Func<string, AssemblyImage?> open, Findings findings)
    {
        var name = manifest.EntryPoint;
        if (Find(image, name) is not { } handle)
        {
            Refuse(findings, $"{image.FileName} has no type '{name}'", "Correct the field 'entryPoint' of plugin.json; it takes the namespace too.");
            return;
        }

        var type = image.Metadata.GetTypeDefinition(handle);
        if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public)
        {
            Refuse(findings, $"the type '{name}' is not public", "Make the type public.");
        }
        else if ((type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) != 0 || type.GetGenericParameters().Count > 0)
        {
            Refuse(findings, $"the type '{name}' cannot be created", "Name a class that is neither abstract nor generic.");
        }
        else if (!HasPublicConstructor(image.Metadata, type))
        {
            Refuse(findings, $"the type '{name}' has no public constructor without parameters", "Add one.");
        }
        else if (!Implements(image, handle, open))
        {
            Refuse(findings, $"the type '{name}' does not implement {typeof(IPlugin).FullName}", "Implement the interface, or name the type that does.");
        }
    }

    private static void Refuse(Findings findings, string message, string fix) =>
        findings.Refuse(PluginCodes.EntryPoint, PluginStage.Preflight, message, fix);

    private static TypeDefinitionHandle? Find(AssemblyImage image, string name)
    {
        foreach (var handle in image.Metadata.TypeDefinitions)
        {
            if (TypeNames.Of(image.Metadata, handle) == name)
            {
                return handle;
            }
        }

        return null;
    }

    private static bool HasPublicConstructor(MetadataReader reader, TypeDefinition type) =>
        type.GetMethods().Select(reader.GetMethodDefinition).Any(method =>
            reader.StringComparer.Equals(method.Name, ".ctor")
            && (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
            && method.DecodeSignature(new SignatureText(), null).ParameterTypes.IsEmpty);

    private static bool Implements(AssemblyImage image, TypeDefinitionHandle handle, Func<string, AssemblyImage?> open)
    {
        AssemblyImage? at = image;
        var type = handle;
        for (var depth = 0; at is not null && depth < DeepestInheritance; depth++)
        {
            var reader = at.Metadata;
            var definition = reader.GetTypeDefinition(type);
            if (definition.GetInterfaceImplementations()
                .Any(implementation => TypeNames.Of(reader, reader.GetInterfaceImplementation(implementation).Interface) == typeof(IPlugin).FullName))
            {
                return true;
            }

            if (definition.BaseType.IsNil)
            {
                return false;
            }

            var baseName = TypeNames.Of(reader, definition.BaseType);
            at = definition.BaseType.Kind == HandleKind.TypeReference
                && TypeNames.AssemblyOf(reader, (TypeReferenceHandle)definition.BaseType) is { } elsewhere
                    ? open(elsewhere)
                    : at;
            if (at is null || Find(at, baseName) is not { } next)
            {
                return false;
            }

            type = next;
        }

        return false;
    }
}
