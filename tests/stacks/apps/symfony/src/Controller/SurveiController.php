<?php

namespace App\Controller;

use App\Form\SurveiKepuasanType;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;

class SurveiController extends AbstractController
{
    public function survei(Request $request, \PDO $pdo): Response
    {
        $form = $this->createForm(SurveiKepuasanType::class);
        $form->handleRequest($request);
        if ($form->isSubmitted() && $form->isValid()) {
            $data = $form->getData();
            $nama = array_keys($data);
            $pdo->prepare(
                'INSERT INTO survei_kepuasan (' . implode(', ', $nama) . ') VALUES (:'
                . implode(', :', $nama) . ')'
            )->execute($data);

            return $this->redirectToRoute('selesai', [], Response::HTTP_SEE_OTHER);
        }

        return $this->renderForm('survei/form.html.twig', ['form' => $form]);
    }

    public function selesai(): Response
    {
        return $this->render('survei/selesai.html.twig');
    }

    public function halaman(): Response
    {
        return $this->render('halaman.html.twig');
    }
}
