<?php

namespace App\Form;

use Symfony\Component\Form\AbstractType;
use Symfony\Component\Form\Extension\Core\Type\ChoiceType;
use Symfony\Component\Form\Extension\Core\Type\TextareaType;
use Symfony\Component\Form\FormBuilderInterface;
use Symfony\Component\Validator\Constraints\NotBlank;

class SurveiKepuasanType extends AbstractType
{
    private const UNSUR = [
        'persyaratan', 'prosedur', 'kecepatan', 'biaya', 'hasil_layanan', 'kompetensi', 'perilaku',
        'sarana_prasarana', 'penanganan_pengaduan',
    ];

    public function buildForm(FormBuilderInterface $builder, array $options): void
    {
        $builder->add('jenis_kelamin', ChoiceType::class, [
            'choices' => ['Laki-laki' => 'Laki-laki', 'Perempuan' => 'Perempuan'],
            'constraints' => [new NotBlank()],
        ]);
        $builder->add('usia', ChoiceType::class, [
            'choices' => array_combine(range(1, 7), range(1, 7)),
            'constraints' => [new NotBlank()],
        ]);
        foreach (self::UNSUR as $unsur) {
            $builder->add($unsur, ChoiceType::class, [
                'choices' => ['Tidak Baik' => 1, 'Kurang Baik' => 2, 'Baik' => 3, 'Sangat Baik' => 4],
                'expanded' => true,
                'constraints' => [new NotBlank()],
            ]);
        }
        $builder->add('saran', TextareaType::class, ['required' => false, 'empty_data' => '-']);
    }
}
